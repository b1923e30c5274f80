// What stands before a signature, the passphrase, and the one red button; afterwards what was signed and what comes next.
import { useQueryClient } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useId, useState } from "react";
import { useNavigate } from "react-router";

import { act } from "../../api/call";
import type { SheetCheck } from "../../api/generated";
import {
  ErrorBar,
  formats,
  Icon,
  overviewPath,
  scoringPath,
  SealButton,
  whySaid,
  whyTexts,
} from "../../shared";
import { useLanguage, useTexts, type Language } from "../../texts";
import { reasonOf, type Reason } from "./blocks";
import type { Placed } from "./place";
import { Discard } from "./Discard";
import { Signed } from "./Signed";
import { signTexts } from "./texts";

interface Props {
  check: SheetCheck;
  /** The facts are being asked for again. */
  checking: boolean;
  revising: boolean;
  reason: string;
  onReason: (reason: string) => void;
  next: Placed | undefined;
}

export type SignTexts = ReturnType<typeof useTexts<typeof signTexts.zh>>;

export function SignPanel(props: Props) {
  const { check, revising } = props;
  const t = useTexts(signTexts);
  const navigate = useNavigate();
  const done = check.signed !== null && !revising;
  return (
    <aside className="ov-sign" aria-label={t.title}>
      {check.stage === "stale" && <Stale check={check} revising={revising} />}
      {done ? <Signed check={check} /> : <Signing {...props} />}
      {done && props.next && (
        <Button onClick={() => props.next && void navigate(overviewPath(props.next.dossier.cell))}>
          {t.nextDossier(props.next.dossier.cell.application)}
        </Button>
      )}
    </aside>
  );
}

function Stale({ check, revising }: { check: SheetCheck; revising: boolean }) {
  const t = useTexts(signTexts);
  const why = useTexts(whyTexts);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  const handle = async () => {
    try {
      await act("expert.reopen", { cell: check.cell });
      await client.invalidateQueries();
      void navigate(scoringPath(check.cell));
    } catch (failed) {
      setError(failed);
    }
  };
  return (
    <div className="pd-bar hint">
      <div className="pd-bar-text">
        <strong className="pd-strong">{t.stale}</strong>　{check.why && whySaid(check.why, why)}
        {!revising && (
          <div>
            <button type="button" className="pd-link" onClick={() => void handle()}>
              {t.staleAct}
            </button>
          </div>
        )}
        <ErrorBar error={error} />
      </div>
    </div>
  );
}

function Signing({ check, checking, revising, reason, onReason }: Props) {
  const t = useTexts(signTexts);
  const client = useQueryClient();
  const [passphrase, setPassphrase] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const field = useId();
  const why = useId();
  const blocked = reasonOf(check, { checking, revising, reason, passphrase });
  const sign = async () => {
    if (blocked !== null || busy) return;
    setBusy(true);
    setError(null);
    try {
      // Not kept anywhere: neither the field nor the page's memory of requests holds the passphrase afterwards.
      await act("expert.sign", { cell: check.cell, version: check.version, passphrase, reason: revising ? reason.trim() : null });
      await client.invalidateQueries();
    } catch (failed) {
      setError(failed);
    } finally {
      setPassphrase("");
      setBusy(false);
    }
  };
  // What can be mended by typing is asked for in the fields; anything else makes the fields pointless.
  const typing = blocked === null || blocked === "reason" || blocked === "passphrase" || blocked === "checking";
  return (
    <form
      className="ov-form"
      onSubmit={(event) => {
        event.preventDefault();
        void sign();
      }}
    >
      <div>
        <h2 className="pd-section">{revising && check.signed ? t.revising(check.signed.revision) : t.title}</h2>
        <p className="pd-second">{t.intro}</p>
      </div>
      <Checklist check={check} />
      {revising && (
        <label htmlFor={why}>
          <span className="pd-strong">{t.reason}</span>
          <Input.TextArea id={why} value={reason} onChange={(event) => onReason(event.target.value)} autoSize={{ minRows: 2, maxRows: 4 }} placeholder={t.reasonHint} maxLength={2000} />
        </label>
      )}
      {typing && (
        <label htmlFor={field}>
          <span className="pd-strong">{t.passphrase}</span>
          <Input.Password id={field} size="large" value={passphrase} onChange={(event) => setPassphrase(event.target.value)} autoComplete="off" visibilityToggle={false} />
        </label>
      )}
      <SealButton block htmlType="submit" loading={busy} reason={blocked === null ? undefined : reasonSaid(blocked, t)}>
        <span className="ov-seal-mark" lang="zh-CN" aria-hidden>
          签
        </span>
        {busy ? t.signing : buttonSaid(check, t)}
      </SealButton>
      <ErrorBar error={error} />
      {check.deadline.passed && <p className="ov-late">{t.deadlinePassed}</p>}
      <p className="pd-second">{t.after(check.chair ?? t.chairSomebody)}</p>
      {revising && check.signed && <Discard check={check} revision={check.signed.revision} />}
    </form>
  );
}

function buttonSaid(check: SheetCheck, t: SignTexts): string {
  if (check.standing.kind === "abstaining") return t.signAbstain;
  return check.standing.kind === "insufficient" ? t.signInsufficient : t.signPoints(check.total.score);
}

function reasonSaid(reason: NonNullable<Reason>, t: SignTexts): string {
  const said: Record<NonNullable<Reason>, string> = {
    marks_missing: t.blockMissing,
    dossier_incomplete: t.blockVolumes,
    not_expected: t.blockExpected,
    key_revoked: t.blockKey,
    certificate_expired: t.blockCertificate,
    nothing_changed: t.blockUnchanged,
    signed_already: t.blockUnchanged,
    checking: t.blockChecking,
    reason: t.blockReason,
    passphrase: t.blockPassphrase,
  };
  return said[reason];
}

function Checklist({ check }: { check: SheetCheck }) {
  const t = useTexts(signTexts);
  const language = useLanguage();
  return (
    <ul className="ov-checklist" aria-label={t.checklist}>
      {checksOf(check, t, language).map(({ good, said }) => (
        <li key={said} className={good ? undefined : "bad"}>
          <Icon name={good ? "check" : "close"} />
          <span>{said}</span>
        </li>
      ))}
    </ul>
  );
}

/** The list, whatever is not in order first said as what is wrong. */
export function checksOf(check: SheetCheck, t: SignTexts, language: Language): { good: boolean; said: string }[] {
  const is = (block: SheetCheck["blocked"][number]) => check.blocked.includes(block);
  const given =
    check.standing.kind === "scoring"
      ? { good: !is("marks_missing"), said: is("marks_missing") ? t.missing(check.missing.length) : t.allGiven(check.total.items) }
      : { good: true, said: check.standing.kind === "abstaining" ? t.abstaining(check.standing.reason) : t.insufficient(check.standing.reason) };
  const certificate = is("certificate_expired") ? t.certificateOver : t.certificate(check.certificate_until ? formats(language).date(check.certificate_until) : "—");
  return [
    given,
    { good: true, said: t.charter(check.charter) },
    { good: !is("not_expected"), said: is("not_expected") ? t.notExpected : t.notRecused },
    { good: check.missing_volumes.length === 0, said: check.missing_volumes.length === 0 ? t.complete : t.volumes(check.missing_volumes.join(language === "zh" ? "、" : ", ")) },
    { good: !is("certificate_expired") && !is("key_revoked"), said: is("key_revoked") ? t.keyRevoked : certificate },
  ];
}
