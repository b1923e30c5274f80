// The panel's result as a member receives it: a file is chosen, verified, read, and answered.
import { Button } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";

import { act } from "../../api/call";
import type { ExpertResultView } from "../../api/generated";
import { chooseFile, onDrop } from "../../api/window";
import { ContextBar, ErrorBar, Icon, useNarrow } from "../../shared";
import { PRINT_WIDTH, SheetPreview } from "../../shared/SheetPreview";
import { useTexts } from "../../texts";
import { AnswerForm } from "./AnswerForm";
import { texts } from "./texts";

import "./answer.css";

interface Seen {
  path: string;
  view: ExpertResultView;
}

export function AnswerScreen() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const narrow = useNarrow();
  const [seen, setSeen] = useState<Seen | null>(null);
  const [verifying, setVerifying] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [over, setOver] = useState(false);
  const turn = useRef(0);
  const read = useCallback(async (path: string) => {
    turn.current += 1;
    const own = turn.current;
    setSeen(null);
    setError(null);
    setVerifying(true);
    try {
      const view = await act("expert.result", { path, width: PRINT_WIDTH });
      // Somebody who chose another file meanwhile sees that one.
      if (own === turn.current) setSeen({ path, view });
    } catch (failed) {
      if (own === turn.current) setError(failed);
    } finally {
      if (own === turn.current) setVerifying(false);
    }
  }, []);
  useEffect(
    () =>
      onDrop((drop) => {
        setOver(drop.kind === "over");
        const first = drop.kind === "dropped" ? drop.paths[0] : undefined;
        if (first !== undefined) void read(first);
      }),
    [read],
  );
  const choose = async () => {
    const path = await chooseFile(t.chooseTitle, [{ name: "PDF", extensions: ["pdf"] }]);
    if (path !== null) await read(path);
  };
  return (
    <div className="pd-screen">
      <ContextBar
        right={
          seen && (
            <button type="button" className="pd-link" onClick={() => void choose()}>
              {t.chooseOther}
            </button>
          )
        }
      >
        <button type="button" className="pd-link an-back" onClick={() => void navigate("/work")} aria-label={t.back}>
          <Icon name="left" />
        </button>
        <h1 className="pd-strong">{t.title}</h1>
        {seen && !narrow && <span className="pd-second">{seen.view.title}</span>}
      </ContextBar>
      {seen ? (
        <div className={`an-panes${over ? " over" : ""}`}>
          <SheetPreview title={t.pages} pages={seen.view.pages} />
          <AnswerForm key={seen.view.identity} path={seen.path} view={seen.view} />
        </div>
      ) : (
        <div className="pd-body pd-page">
          <ErrorBar error={error} />
          {verifying ? (
            <p className="an-verifying" role="status">
              {t.verifying}
            </p>
          ) : (
            <div className={`an-zone${over ? " over" : ""}`}>
              <p>{t.intro}</p>
              <div className="an-row">
                <Button type="primary" icon={<Icon name="document" />} onClick={() => void choose()}>
                  {t.choose}
                </Button>
                <span className="pd-quiet">{over ? t.drop : t.dropHere}</span>
              </div>
            </div>
          )}
        </div>
      )}
    </div>
  );
}
