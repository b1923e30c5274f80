// Steps 2 to 4: keys and request, the way to the office, and the code that each side types.
import { Button } from "antd";
import { useState } from "react";

import { useAct } from "../../api/call";
import { ErrorBar } from "../../shared";
import { useLock } from "../../shell/session";
import { useTexts } from "../../texts";
import { Ask } from "./Ask";
import { Confirm } from "./Confirm";
import { FirstRun } from "./FirstRun";
import { texts } from "./texts";

type Place = "ask" | "given" | "confirm";

export function Enrol({ name }: { name: string }) {
  const t = useTexts(texts);
  const lock = useLock();
  const pending = useAct("enrol.pending", {});
  const [chosen, setChosen] = useState<Place | null>(null);
  const [path, setPath] = useState<string | null>(null);
  if (pending.isPending) return null;
  const request = pending.data ?? null;
  // After a restart the request is already with the office, as a rule.
  const place = request === null ? "ask" : (chosen ?? "confirm");
  const leave = <Button onClick={lock}>{t.lockNow}</Button>;
  if (place === "ask" || request === null) {
    return (
      <Ask
        name={name}
        back={request === null ? leave : <Button onClick={() => setChosen("given")}>{t.back}</Button>}
        error={pending.error}
        onMade={(made) => {
          setPath(made);
          setChosen("given");
        }}
      />
    );
  }
  if (place === "confirm") return <Confirm code={request.code} onBack={() => setChosen("given")} leave={leave} />;
  return (
    <FirstRun
      step={3}
      title={t.step3}
      lead={t.giveText}
      onSubmit={() => setChosen("confirm")}
      back={
        <>
          <Button onClick={() => setChosen("ask")}>{t.newRequest}</Button>
          {leave}
        </>
      }
      next={
        <Button type="primary" htmlType="submit">
          {t.given}
        </Button>
      }
    >
      <dl className="pd-facts pd-form">
        {path !== null && (
          <div>
            <dt>{t.requestFile}</dt>
            <dd className="pd-selectable">{path}</dd>
          </div>
        )}
        <div>
          <dt>{t.ownName}</dt>
          <dd>{request.name}</dd>
        </div>
        <div>
          <dt>{t.personId}</dt>
          <dd>{request.person ?? "—"}</dd>
        </div>
        <div>
          <dt>{t.editionId}</dt>
          <dd>{request.edition}</dd>
        </div>
      </dl>
      <p className="pd-quiet">{t.giveNote}</p>
      <ErrorBar error={pending.error} />
    </FirstRun>
  );
}
