// A sheet that is signed: when, which, and what can be done with it.
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";

import { act } from "../../api/call";
import type { SheetCheck } from "../../api/generated";
import { chooseTarget } from "../../api/window";
import { CodeGroups, ErrorBar, scoringPath, Stamp, useFormats } from "../../shared";
import { useTexts } from "../../texts";
import { signTexts } from "./texts";

export function Signed({ check }: { check: SheetCheck }) {
  const t = useTexts(signTexts);
  const f = useFormats();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  const [exported, setExported] = useState<string | null>(null);
  const { signed } = check;
  if (!signed) return null;
  const tried = async (work: () => Promise<void>) => {
    setError(null);
    try {
      await work();
    } catch (failed) {
      setError(failed);
    }
  };
  const revise = () =>
    tried(async () => {
      await act("expert.reopen", { cell: check.cell });
      await client.invalidateQueries();
      void navigate(scoringPath(check.cell));
    });
  const bare = () =>
    tried(async () => {
      const path = await chooseTarget(t.exportTitle, t.exportName(check.cell.application), [{ name: "PDF", extensions: ["pdf"] }]);
      if (path !== null) setExported((await act("expert.export_sheet", { identity: signed.identity, path })).path);
    });
  let sent = t.notSealed;
  if (signed.received) sent = t.receivedAt(f.dayTime(signed.received));
  else if (signed.handed_in) sent = t.sealedAt(f.dayTime(signed.handed_in));
  return (
    <div className="ov-form">
      <div className="ov-signed" role="status">
        <Stamp state="signed" word />
        <span className="pd-second">{t.revision(signed.revision)}</span>
      </div>
      {check.standing.kind === "scoring" && <div className="ov-number">{check.total.score}</div>}
      <dl className="ov-facts">
        <dt>{t.signedAt}</dt>
        <dd>{f.dayTime(signed.at)}</dd>
        {signed.reason && (
          <>
            <dt>{t.reasonWas}</dt>
            <dd>{signed.reason}</dd>
          </>
        )}
        <dt>{t.identity}</dt>
        <dd>
          <CodeGroups code={signed.data.toUpperCase()} />
        </dd>
      </dl>
      <p className="pd-second">{sent}</p>
      {check.stage !== "stale" && (
        <Button type={signed.handed_in ? "default" : "primary"} onClick={() => void navigate("/work/hand-in")}>
          {t.seal}
        </Button>
      )}
      <Button onClick={() => void revise()}>{t.revise}</Button>
      <div>
        <button type="button" className="pd-link" onClick={() => void bare()}>
          {t.export}
        </button>
        <p className="pd-quiet">{exported ? t.exported(exported) : t.exportNote}</p>
      </div>
      <ErrorBar error={error} />
    </div>
  );
}
