// What stands before the signature of the result, the passphrase, and the one red button.
import { useQueryClient } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useId, useState, type ReactNode } from "react";
import { useNavigate } from "react-router";

import { act } from "../../api/call";
import type { PanelPlace, PanelResultState } from "../../api/generated";
import { ErrorBar, formats, Icon, SealButton } from "../../shared";
import { useLanguage, useTexts, type Language } from "../../texts";
import { blockOf, conclusion, unexplained, type Block, type Draft } from "./draft";
import { signTexts } from "./texts";
import type { Writing } from "./useResultDraft";

interface Props {
  place: PanelPlace;
  state: PanelResultState;
  writing: Writing;
  onSigned: () => void;
  onLeave: (() => void) | undefined;
}

export type SignTexts = ReturnType<typeof useTexts<typeof signTexts.zh>>;

export function SignForm({ place, state, writing, onSigned, onLeave }: Props) {
  const t = useTexts(signTexts);
  const client = useQueryClient();
  const [passphrase, setPassphrase] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const field = useId();
  const block = blockOf(state, writing.draft, passphrase);
  const sign = async () => {
    if (block !== null || busy) return;
    setBusy(true);
    setError(null);
    try {
      await writing.flush();
      // Not kept anywhere: neither the field nor the page's memory of requests holds the passphrase afterwards.
      await act("panel.conclude", { place, ...conclusion(writing.draft, state.missing), passphrase });
      // All but the pages of what is no longer to be signed.
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "panel.result_preview" });
      onSigned();
    } catch (failed) {
      setError(failed);
    } finally {
      setPassphrase("");
      setBusy(false);
    }
  };
  // What other screens must mend first makes the field pointless.
  const typing = block === null || block === "minutes" || block === "reasons" || block === "passphrase";
  return (
    <aside className="cn-sign" aria-label={t.title} tabIndex={0}>
      <form
        className="cn-form"
        onSubmit={(event) => {
          event.preventDefault();
          void sign();
        }}
      >
        <div>
          <h2 className="pd-section">{onLeave ? t.again : t.title}</h2>
          <p className="pd-second">{onLeave ? t.againIntro : t.intro}</p>
        </div>
        <Checklist state={state} draft={writing.draft} />
        {typing && (
          <label htmlFor={field}>
            <span className="pd-strong">{t.passphrase}</span>
            <Input.Password id={field} size="large" value={passphrase} onChange={(event) => setPassphrase(event.target.value)} autoComplete="off" visibilityToggle={false} />
          </label>
        )}
        <SealButton block htmlType="submit" loading={busy} reason={block === null ? undefined : blockSaid(block, t)}>
          <span className="cn-seal-mark" lang="zh-CN" aria-hidden>
            签
          </span>
          {busy ? t.signing : t.sign(state.applications)}
        </SealButton>
        <ErrorBar error={error} />
        <p className="pd-second">{t.after}</p>
        {onLeave && <Button onClick={onLeave}>{t.leave}</Button>}
      </form>
    </aside>
  );
}

function blockSaid(block: Block, t: SignTexts): string {
  const said: Record<Block, string> = {
    key_revoked: t.blockKey,
    certificate_expired: t.blockCertificate,
    unknown_cells: t.blockUnknown,
    forked: t.blockForked,
    too_few_sheets: t.blockTooFew,
    undecided: t.blockUndecided,
    minutes: t.blockMinutes,
    reasons: t.blockReasons,
    passphrase: t.blockPassphrase,
  };
  return said[block];
}

function Checklist({ state, draft }: { state: PanelResultState; draft: Draft }) {
  const t = useTexts(signTexts);
  const language = useLanguage();
  const navigate = useNavigate();
  const links: Record<NonNullable<Check["to"]>, ReactNode> = {
    agenda: (
      <button type="button" className="pd-link" onClick={() => void navigate("/panel/agenda")}>
        {t.toAgenda}
      </button>
    ),
    roster: (
      <button type="button" className="pd-link" onClick={() => void navigate("/panel")}>
        {t.toRoster}
      </button>
    ),
  };
  return (
    <ul className="cn-checklist" aria-label={t.checklist}>
      {checksOf(state, draft, t, language).map(({ state: how, said, to }) => (
        <li key={said} className={how}>
          <Icon name={how === "good" ? "check" : how === "open" ? "edit" : "close"} />
          <span>
            {said} {to && links[to]}
          </span>
        </li>
      ))}
    </ul>
  );
}

export interface Check {
  /** `open` is still to be written here; `bad` has to be mended elsewhere. */
  state: "good" | "open" | "bad";
  said: string;
  to?: "agenda" | "roster";
}

/** What is looked at before the signature, each as it stands. */
export function checksOf(state: PanelResultState, draft: Draft, t: SignTexts, language: Language): Check[] {
  const is = (block: PanelResultState["blocked"][number]) => state.blocked.includes(block);
  const left = unexplained(draft, state.missing);
  const checks: Check[] = [{ state: "good", said: t.sheets(state.sheets, state.recused) }];
  if (is("unknown_cells")) checks.push({ state: "bad", said: t.unknown, to: "roster" });
  if (is("forked")) checks.push({ state: "bad", said: t.forked, to: "roster" });
  for (const one of state.too_few) checks.push({ state: "bad", said: t.tooFew(one.application, one.applicant, one.found, one.needed), to: "roster" });
  if (state.agenda === 0) checks.push({ state: "good", said: t.noAgenda });
  else if (is("undecided")) checks.push({ state: "bad", said: t.undecided(state.undecided.length, state.agenda), to: "agenda" });
  else checks.push({ state: "good", said: t.decided(state.agenda) });
  if (state.missing.length === 0) checks.push({ state: "good", said: t.allIn });
  else checks.push(left > 0 ? { state: "open", said: t.reasonsLeft(left) } : { state: "good", said: t.reasonsGiven(state.missing.length) });
  checks.push(draft.minutes.trim() === "" ? { state: "open", said: t.noMinutes } : { state: "good", said: t.minutes });
  checks.push({ state: "good", said: t.charter(state.charter) });
  if (is("key_revoked")) checks.push({ state: "bad", said: t.keyRevoked });
  else if (is("certificate_expired")) checks.push({ state: "bad", said: t.certificateOver });
  else if (state.certificate_until !== null) checks.push({ state: "good", said: t.certificate(formats(language).date(state.certificate_until)) });
  return checks;
}
