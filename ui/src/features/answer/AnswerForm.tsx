// What was verified, the member's answer, the passphrase, and the one red button; afterwards where the file went.
import { Input, Radio } from "antd";
import { useEffect, useId, useRef, useState } from "react";

import { act } from "../../api/call";
import type { ExpertResultView } from "../../api/generated";
import { chooseTarget } from "../../api/window";
import { CodeGroups, ErrorBar, Icon, SavedMark, SealButton, Stamp, useBeforeLock, useFormats, type Saving } from "../../shared";
import { useStatus } from "../../shell/session";
import { useTexts } from "../../texts";
import { AutoSave } from "../scoring/state/autosave";
import { cleaned, LONGEST } from "../scoring/state/text";
import { blockOf, type Choice } from "./answer";
import { texts } from "./texts";

interface Props {
  path: string;
  view: ExpertResultView;
}

export function AnswerForm({ path, view }: Props) {
  const t = useTexts(texts);
  const f = useFormats();
  const [written, setWritten] = useState<string | null>(null);
  return (
    <aside className="an-side" aria-label={t.answer} tabIndex={0}>
      <section className="an-facts" aria-label={t.verified}>
        <p className="an-good">
          <Icon name="check" />
          <span>{t.verified}</span>
        </p>
        <p className="pd-second">{t.bySigner(view.signer, f.dayTime(view.at))}</p>
        <dl>
          <dt>{t.code}</dt>
          <dd>
            <CodeGroups code={view.code.join(" ")} size={20} />
            <p className="pd-quiet">{t.codeNote}</p>
          </dd>
        </dl>
      </section>
      {!view.member && <p className="pd-second">{t.notMember}</p>}
      {view.member && written !== null && <Done path={written} />}
      {view.member && written === null && <Form path={path} view={view} onWritten={setWritten} />}
    </aside>
  );
}

/** What is held against the result is kept in the copy as it is typed. */
function useHeld(view: ExpertResultView) {
  const [held, setHeld] = useState(view.draft ?? view.answered?.dissent ?? "");
  const [saving, setSaving] = useState<Saving>({ kind: "nothing" });
  const [error, setError] = useState<unknown>(null);
  const latest = useRef(held);
  const [autosave] = useState(
    () =>
      new AutoSave(
        {
          send: async () => {
            const { at } = await act("expert.answer_draft", { identity: view.identity, text: cleaned(latest.current) });
            return { version: 0, at };
          },
          isNewer: () => false,
          changed: (state) => {
            setError(state.kind === "failed" ? state.error : null);
            if (state.kind === "saved") setSaving(state.at === null ? { kind: "nothing" } : { kind: "saved", at: new Date(state.at) });
            else setSaving({ kind: state.kind });
          },
        },
        0,
        null,
      ),
  );
  useBeforeLock(() => autosave.flush());
  useEffect(() => () => void autosave.flush(), [autosave]);
  const change = (text: string) => {
    latest.current = text;
    setHeld(text);
    autosave.touch();
  };
  return { held, change, saving, error, flush: () => autosave.flush() };
}

function Form({ path, view, onWritten }: Props & { onWritten: (path: string) => void }) {
  const t = useTexts(texts);
  const f = useFormats();
  const me = useStatus().data?.open?.name ?? "";
  const [choice, setChoice] = useState<Choice>(view.draft === null ? null : "dissent");
  const writing = useHeld(view);
  const [passphrase, setPassphrase] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const id = useId();
  const block = blockOf({ choice, held: writing.held, passphrase });
  const sign = async () => {
    if (block !== null || busy) return;
    setBusy(true);
    setError(null);
    try {
      // Where it goes is asked first: nothing is signed when the person changes their mind.
      const to = await chooseTarget(t.saveTitle, t.fileName(me, view.code[0] ?? ""), [{ name: "PDF", extensions: ["pdf"] }]);
      if (to === null) return;
      await writing.flush();
      // Not kept anywhere: neither the field nor the page's memory of requests holds the passphrase afterwards.
      await act("expert.acknowledge", { path, passphrase, dissent: choice === "dissent" ? cleaned(writing.held).trim() : null, to });
      setPassphrase("");
      onWritten(to);
    } catch (failed) {
      setPassphrase("");
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  const label = choice === null ? t.signAny : choice === "dissent" ? t.signDissent : t.sign;
  const said = { choice: t.blockChoice, held: t.blockHeld, passphrase: t.blockPassphrase };
  return (
    <form
      className="an-form"
      onSubmit={(event) => {
        event.preventDefault();
        void sign();
      }}
    >
      {view.answered && (
        <p>
          {view.answered.dissent === null ? t.answered(f.dayTime(view.answered.at)) : t.answeredDissent(f.dayTime(view.answered.at))}{" "}
          <span className="pd-second">{t.answeredAgain}</span>
        </p>
      )}
      <div role="group" aria-labelledby={`${id}-answer`}>
        <h2 id={`${id}-answer`} className="pd-section">
          {t.answer}
        </h2>
        <Radio.Group className="an-choice" value={choice} onChange={(event) => setChoice(event.target.value as Choice)}>
          <Radio value="agree">
            <span className="pd-strong">{t.agree}</span>
            <span className="pd-second">{t.agreeNote}</span>
          </Radio>
          <Radio value="dissent">
            <span className="pd-strong">{t.dissent}</span>
            <span className="pd-second">{t.dissentNote}</span>
          </Radio>
        </Radio.Group>
      </div>
      {choice === "dissent" && (
        <div className="an-field">
          <label htmlFor={`${id}-held`}>
            <span className="pd-strong">{t.held}</span>
            <SavedMark saving={writing.saving} />
          </label>
          <Input.TextArea
            id={`${id}-held`}
            aria-describedby={`${id}-help`}
            className="pd-comment"
            value={writing.held}
            onChange={(event) => writing.change(event.target.value)}
            autoSize={{ minRows: 4, maxRows: 16 }}
            maxLength={LONGEST}
          />
          <span id={`${id}-help`} className="pd-quiet">
            {t.heldHelp}
          </span>
          <ErrorBar error={writing.error} />
        </div>
      )}
      <div className="an-field">
        <label htmlFor={`${id}-passphrase`} className="pd-strong">
          {t.passphrase}
        </label>
        <Input.Password
          id={`${id}-passphrase`}
          aria-describedby={`${id}-passphrase-help`}
          size="large"
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
          autoComplete="off"
          visibilityToggle={false}
        />
        <span id={`${id}-passphrase-help`} className="pd-quiet">
          {t.passphraseHelp}
        </span>
      </div>
      <SealButton block htmlType="submit" loading={busy} reason={block === null ? undefined : said[block]}>
        <span className="an-seal-mark" lang="zh-CN" aria-hidden>
          签
        </span>
        {busy ? t.signing : label}
      </SealButton>
      <ErrorBar error={error} />
      <p className="pd-second">{t.signNote}</p>
    </form>
  );
}

function Done({ path }: { path: string }) {
  const t = useTexts(texts);
  return (
    <div className="an-form" role="status">
      <span className="an-done">
        <Stamp state="signed" /> {t.done}
      </span>
      <p className="an-good an-path">
        <Icon name="check" />
        <span>{t.doneFile(path)}</span>
      </p>
      <p className="pd-second">{t.doneNote}</p>
    </div>
  );
}
