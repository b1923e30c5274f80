// After the opening: the code to be read aloud, and the witness slip as it is printed.
import { Button } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";

import { act, useAct } from "../../api/call";
import type { PanelRoster } from "../../api/generated";
import { chooseTarget } from "../../api/window";
import { CodeGroups, ErrorBar, Icon, Stamp, useFormats, useShortcut } from "../../shared";
import { useTexts } from "../../texts";
import { openingTexts } from "./openingTexts";
import type { ChairedPanel, PanelPlace } from "./place";

/** Sharp at the width it is shown in, on a screen with twice the points. */
const WIDTH = 1400;

interface Props {
  place: PanelPlace;
  panel: ChairedPanel;
  opened: NonNullable<PanelRoster["opened"]>;
}

export function Slip({ place, panel, opened }: Props) {
  const t = useTexts(openingTexts);
  const f = useFormats();
  const navigate = useNavigate();
  const slip = useAct("panel.slip", { place, width: WIDTH, path: null });
  const [saved, setSaved] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const save = async () => {
    setError(null);
    try {
      const path = await chooseTarget(t.saveTitle, t.saveName(panel.panel_name), [{ name: "PDF", extensions: ["pdf"] }]);
      if (path === null) return;
      await act("panel.slip", { place, width: 200, path });
      setSaved(path);
    } catch (failed) {
      setError(failed);
    }
  };
  const toMatrix = () => void navigate("/panel/matrix");
  useShortcut("Ctrl+Enter", toMatrix);
  return (
    <div className="pn-panes pn-slip">
      <div className="pn-main pn-code" role="status">
        <Stamp state="opened" word />
        <p>{t.readOut}</p>
        <CodeGroups code={opened.code.join(" ")} size={40} />
        <p className="pd-second">{t.readOutNote}</p>
        <dl className="pn-facts">
          <dt>{t.at}</dt>
          <dd>{f.dayTime(opened.at)}</dd>
        </dl>
        <div className="pn-row">
          <Button type="primary" icon={<Icon name="save" />} onClick={() => void save()}>
            {t.save}
          </Button>
          <Button onClick={toMatrix}>{t.toMatrix}</Button>
          <button type="button" className="pd-link" onClick={() => void navigate("/panel")}>
            {t.toRoster}
          </button>
        </div>
        <p className={saved ? "pd-saved pn-path" : "pd-second"}>
          {saved && <Icon name="check" />}
          <span>{saved ? t.saved(saved) : t.ink}</span>
        </p>
        {saved && <p className="pd-second">{t.ink}</p>}
        <ErrorBar error={error} />
      </div>
      <section className="pn-pages" aria-label={t.slip} tabIndex={0}>
        <ErrorBar error={slip.error} />
        {slip.isPending && (
          <p className="pd-quiet" role="status">
            {t.drawing}
          </p>
        )}
        {slip.data?.pages.map((page, index) => (
          <img key={page.data} src={page.data} width={page.width} height={page.height} alt={t.page(index + 1)} draggable={false} />
        ))}
      </section>
    </div>
  );
}
