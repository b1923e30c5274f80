// A document that is not open yet: it needs its password, its text was not read, or it cannot be shown. Said plainly,
// with the next step.
import { useQueryClient } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useId, useState, type SubmitEvent } from "react";

import { act, useDo, type Step } from "../../../api/call";
import type { DocumentView } from "../../../api/generated";
import { ErrorBar } from "../../../shared/bars";
import { useLanguage, useTexts } from "../../../texts";
import { texts } from "./texts";

export function ClosedView({ document }: { document: DocumentView }) {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <div className="sc-closed">
      <p className="pd-strong">{document.name}</p>
      {document.reading === "password" && <Password document={document} />}
      {document.reading === "unread" && <Unread />}
      {document.reading === "never" && (
        <>
          <p>{document[language]}</p>
          <p className="pd-second">
            {t.never} {t.neverRemedy}
          </p>
        </>
      )}
    </div>
  );
}

function Password({ document }: { document: DocumentView }) {
  const t = useTexts(texts);
  const [password, setPassword] = useState("");
  const id = useId();
  const give = useDo("documents.give_password", { changes: ["documents.list"] });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (password !== "") give.mutate({ key: document.key, password });
  };
  return (
    <form onSubmit={submit}>
      <p>{t.needsPassword}</p>
      <label htmlFor={id}>{t.password}</label>
      <div className="sc-row">
        <Input.Password id={id} value={password} autoComplete="off" onChange={(event) => setPassword(event.target.value)} style={{ width: 240 }} />
        <Button type="primary" htmlType="submit" loading={give.isPending}>
          {t.open}
        </Button>
      </div>
      <ErrorBar error={give.error} />
    </form>
  );
}

function Unread() {
  const t = useTexts(texts);
  const language = useLanguage();
  const client = useQueryClient();
  const [step, setStep] = useState<Step | null>(null);
  const [error, setError] = useState<unknown>(null);
  const read = async () => {
    setError(null);
    setStep({ zh: t.reading, en: t.reading, done: 0, total: 0 });
    try {
      await act("documents.read_missing", {}, { onProgress: setStep });
      await client.invalidateQueries({ predicate: (query) => String(query.queryKey[0]).startsWith("documents.") });
    } catch (thrown) {
      setError(thrown);
    } finally {
      setStep(null);
    }
  };
  return (
    <>
      <p>{t.unread}</p>
      <Button type="primary" onClick={() => void read()} disabled={step !== null}>
        {step ? step[language] : t.readNow}
      </Button>
      <ErrorBar error={error} />
    </>
  );
}
