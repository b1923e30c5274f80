// Step 4: by telephone, each reads out a code and types the other's; then the office's answer is taken in.
import { Button, Input } from "antd";
import { useEffect, useState, type ReactNode } from "react";

import { useDo } from "../../api/call";
import { chooseFile, onDrop } from "../../api/window";
import { ErrorBar, Kbd, useShortcut } from "../../shared";
import { useTexts } from "../../texts";
import { FirstRun } from "./FirstRun";
import { texts } from "./texts";

const DIGITS = 12;

/** How many digits of a code are typed; full-width ones count too. */
export function digitsOf(typed: string): number {
  return typed.normalize("NFKC").replace(/\D/g, "").length;
}

export function Confirm({ code, onBack, leave }: { code: string; onBack: () => void; leave: ReactNode }) {
  const t = useTexts(texts);
  const complete = useDo("enrol.complete");
  const [path, setPath] = useState<string | null>(null);
  const [typed, setTyped] = useState("");
  useEffect(() => onDrop((drop) => drop.kind === "dropped" && setPath(drop.paths[0] ?? null)), []);
  const missing = Math.max(0, DIGITS - digitsOf(typed));
  const ready = path !== null && missing === 0 && !complete.isPending;
  const confirm = () => {
    if (ready) complete.mutate({ path, code: typed });
  };
  useShortcut("Ctrl+Enter", confirm);
  const choose = async () => {
    const chosen = await chooseFile(t.chooseAnswer);
    if (chosen) setPath(chosen);
  };
  return (
    <FirstRun
      step={4}
      title={t.step4}
      lead={t.dial}
      onSubmit={confirm}
      back={
        <>
          <Button onClick={onBack}>{t.back}</Button>
          {leave}
        </>
      }
      next={
        <>
          {!ready && !complete.isPending && (
            <span className="pd-quiet">{path === null ? t.answerMissing : t.digitsMissing(missing)}</span>
          )}
          <Button type="primary" htmlType="submit" disabled={!ready}>
            {t.confirm} <Kbd>Ctrl+Enter</Kbd>
          </Button>
        </>
      }
    >
      <div className="pd-codes-both">
        <div>
          <h2 className="pd-strong">{t.readOut}</h2>
          <div className="pd-code-cells pd-selectable" role="group" aria-label={t.readOut}>
            {code.split(/\s+/).map((group, index) => (
              // Groups may repeat; their place is what they are.
              // oxlint-disable-next-line react/no-array-index-key
              <span key={index}>{group}</span>
            ))}
          </div>
          <p className="pd-quiet">{t.readOutNote}</p>
        </div>
        <div>
          <h2 className="pd-strong">
            <label htmlFor="enrol-code">{t.typeIn}</label>
          </h2>
          <Input
            id="enrol-code"
            className="pd-code-input"
            inputMode="numeric"
            autoComplete="off"
            autoFocus
            aria-describedby="enrol-code-help"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <p id="enrol-code-help" className="pd-quiet">
            {missing > 0 && typed !== "" ? t.digitsMissing(missing) : t.typeInNote}
          </p>
        </div>
      </div>
      <div className="pd-answer">
        <span>
          <span className="pd-strong">{t.answerFile}</span>
          <br />
          <span className={path === null ? "pd-quiet" : "pd-second pd-selectable"}>{path ?? t.answerNote}</span>
        </span>
        <Button onClick={() => void choose()}>{t.chooseAnswer}</Button>
      </div>
      {complete.error ? (
        <ErrorBar error={complete.error} />
      ) : (
        <div className="pd-bar error">
          <div className="pd-bar-text">
            <strong className="pd-strong">{t.stop}</strong>
            {t.stopText}
          </div>
        </div>
      )}
    </FirstRun>
  );
}
