// After the signature: left the members' answers, middle the signed pages, right the file with its code.
import { Button } from "antd";
import { useState } from "react";

import { act, useAct } from "../../api/call";
import type { ChairedPanel, PanelPlace, PanelResultState, PanelSigned } from "../../api/generated";
import { chooseTarget } from "../../api/window";
import { CodeGroups, ErrorBar, Icon, Stamp, useFormats, useNarrow } from "../../shared";
import { PRINT_WIDTH, SheetPreview } from "../../shared/SheetPreview";
import { useTexts } from "../../texts";
import { Answers } from "./Answers";
import { answerTexts, texts } from "./texts";

interface Props {
  place: PanelPlace;
  panel: ChairedPanel;
  state: PanelResultState;
  signed: PanelSigned;
  onRevise: () => void;
}

export function Concluded(props: Props) {
  const { place, signed } = props;
  const t = useTexts(texts);
  const a = useTexts(answerTexts);
  const narrow = useNarrow();
  const [large, setLarge] = useState(false);
  const [view, setView] = useState<"answers" | "print">("answers");
  const shown = useAct("panel.result_shown", { place, width: PRINT_WIDTH });
  const pages = (
    <SheetPreview
      // Another result begins at its first page.
      key={signed.identity}
      title={t.printSigned}
      pages={shown.data?.pages}
      drawing={shown.isFetching}
      large={large}
      onLarge={narrow ? undefined : () => setLarge(!large)}
    >
      <ErrorBar error={shown.error} />
    </SheetPreview>
  );
  return (
    <div className={`cn-panes${large && !narrow ? " large" : ""}`}>
      {narrow ? (
        <div className="cn-left cn-flush">
          <div role="tablist" className="cn-tabs" aria-label={a.list}>
            {(["answers", "print"] as const).map((key) => (
              <button key={key} type="button" role="tab" className="cn-tab" aria-selected={view === key} onClick={() => setView(key)}>
                {key === "answers" ? a.answers : a.pages}
              </button>
            ))}
          </div>
          {view === "print" ? (
            pages
          ) : (
            <div className="cn-scroll" tabIndex={0} role="region" aria-label={a.answers}>
              <Answers place={place} />
            </div>
          )}
        </div>
      ) : (
        <>
          {!large && (
            <div className="cn-left" tabIndex={0} role="region" aria-label={a.answers}>
              <Answers place={place} />
            </div>
          )}
          {pages}
        </>
      )}
      <Signed {...props} />
    </div>
  );
}

function Signed({ place, panel, state, signed, onRevise }: Props) {
  const t = useTexts(answerTexts);
  const f = useFormats();
  const [saved, setSaved] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const save = async () => {
    setError(null);
    try {
      const path = await chooseTarget(t.saveTitle, t.saveName(panel.round_name, panel.panel_name), [{ name: "PDF", extensions: ["pdf"] }]);
      if (path === null) return;
      await act("panel.export_result", { place, path });
      setSaved(path);
    } catch (failed) {
      setError(failed);
    }
  };
  return (
    <aside className="cn-sign" aria-label={t.signed} tabIndex={0}>
      <div className="cn-form">
        {signed.outdated && (
          <div className="pd-bar hint" role="status">
            <Icon name="warning" />
            <div className="pd-bar-text">{t.outdated}</div>
          </div>
        )}
        <Stamp state={signed.outdated ? "stale" : "signed"} word />
        <dl className="cn-facts">
          <dt>{t.signedAt}</dt>
          <dd>{f.dayTime(signed.at)}</dd>
          <dt>{t.code}</dt>
          <dd>
            <CodeGroups code={signed.code.join(" ")} size={20} />
            <p className="pd-quiet">{t.codeNote}</p>
          </dd>
        </dl>
        <Button type={saved || signed.outdated ? "default" : "primary"} icon={<Icon name="save" />} onClick={() => void save()}>
          {saved ? t.saveAgain : t.save}
        </Button>
        {saved && (
          <p className="pd-saved cn-path" role="status">
            <Icon name="check" />
            <span>{t.saved(saved)}</span>
          </p>
        )}
        <ErrorBar error={error} />
        <p className="pd-second">{t.saveNote}</p>
        <div className="cn-revise">
          {state.draft && <p className="pd-second">{t.reviseDraft}</p>}
          <Button type={signed.outdated ? "primary" : "default"} onClick={onRevise}>
            {state.draft ? t.revising : t.revise}
          </Button>
        </div>
      </div>
    </aside>
  );
}
