// Beside the roster: what stands before the opening and the way to it; afterwards when it was, its code, and what comes
// next.
import { Button } from "antd";
import { useNavigate } from "react-router";

import type { OpeningObstacle, PanelRoster } from "../../api/generated";
import { CodeGroups, Icon, Kbd, Stamp, useFormats, useShortcut } from "../../shared";
import { useTexts } from "../../texts";
import { CheckList } from "./CheckList";
import { checkTexts, rosterTexts } from "./texts";

export function CheckPanel({ roster }: { roster: PanelRoster }) {
  const t = useTexts(checkTexts);
  return (
    <aside className="pn-side" aria-label={t.title} tabIndex={0}>
      {roster.opened ? <Opened roster={roster} opened={roster.opened} /> : <Before roster={roster} />}
    </aside>
  );
}

function Before({ roster }: { roster: PanelRoster }) {
  const t = useTexts(checkTexts);
  const words = useTexts(rosterTexts);
  const navigate = useNavigate();
  const why = useObstacle();
  const { obstacle } = roster;
  const nothing = roster.received + roster.late === 0;
  const intake = () => void navigate("/panel/intake");
  const go = () => void navigate("/panel/opening");
  useShortcut("Ctrl+Enter", nothing ? intake : obstacle === null ? go : undefined);
  return (
    <>
      <header>
        <h2 className="pd-section">{t.title}</h2>
        <p className="pd-second">{t.intro}</p>
      </header>
      <CheckList roster={roster} />
      <footer>
        <div className="pn-row">
          {nothing && (
            <Button type="primary" icon={<Icon name="folder" />} onClick={intake}>
              {words.intake} <Kbd>Ctrl+Enter</Kbd>
            </Button>
          )}
          <Button type={obstacle === null && !nothing ? "primary" : "default"} disabled={obstacle !== null} onClick={go}>
            {t.go} {obstacle === null && !nothing && <Kbd>Ctrl+Enter</Kbd>}
          </Button>
        </div>
        {obstacle !== null && <p className="pd-second">{nothing ? t.blockNothing : why(obstacle)}</p>}
      </footer>
    </>
  );
}

/** Says why there is no opening yet. */
export function useObstacle(): (obstacle: OpeningObstacle) => string {
  const t = useTexts(checkTexts);
  return (obstacle) => ({ chair_first: t.blockChair, before_deadline: t.blockDeadline, forked: t.blockForked })[obstacle];
}

function Opened({ roster, opened }: { roster: PanelRoster; opened: NonNullable<PanelRoster["opened"]> }) {
  const t = useTexts(checkTexts);
  const f = useFormats();
  const navigate = useNavigate();
  const next = roster.concluded ? { to: "/panel/result", said: t.toResult } : { to: "/panel/matrix", said: t.toMatrix };
  const go = () => void navigate(next.to);
  useShortcut("Ctrl+Enter", go);
  return (
    <>
      <header className="pn-stamps">
        <Stamp state="opened" word />
        {roster.concluded && <Stamp state="signed" word />}
      </header>
      <dl className="pn-facts">
        <dt>{t.openedAt}</dt>
        <dd>{f.dayTime(opened.at)}</dd>
        <dt>{t.code}</dt>
        <dd>
          <CodeGroups code={opened.code.join(" ")} size={20} />
        </dd>
        {roster.concluded && (
          <>
            <dt>{t.concludedAt}</dt>
            <dd>{f.dayTime(roster.concluded)}</dd>
          </>
        )}
      </dl>
      <footer>
        <div className="pn-row">
          <Button type="primary" onClick={go}>
            {next.said} <Kbd>Ctrl+Enter</Kbd>
          </Button>
          <Button onClick={() => void navigate("/panel/opening")}>{t.slip}</Button>
        </div>
      </footer>
    </>
  );
}
