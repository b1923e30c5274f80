// What is said at an opening, and the act itself.
import { useQueryClient } from "@tanstack/react-query";
import { Input } from "antd";
import { useId, useState, type ReactNode } from "react";

import { act, useAct } from "../../api/call";
import type { PanelRoster } from "../../api/generated";
import { ErrorBar, SealButton } from "../../shared";
import { useTexts } from "../../texts";
import { CheckList } from "./CheckList";
import { useObstacle } from "./CheckPanel";
import { LateSheets } from "./LateSheets";
import { acceptedOf, blockOf, type Block } from "./opening";
import { openingTexts } from "./openingTexts";
import type { PanelPlace } from "./place";
import { cellsOf } from "./roster";
import { checkTexts, panelTexts } from "./texts";

export function OpeningForm({ place, roster }: { place: PanelPlace; roster: PanelRoster }) {
  const t = useTexts(openingTexts);
  const checks = useTexts(checkTexts);
  const client = useQueryClient();
  const [present, setPresent] = useState("");
  const [where, setWhere] = useState("");
  const [reason, setReason] = useState("");
  const [late, setLate] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [passphrase, setPassphrase] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const id = useId();
  const why = useBlock();
  const typed = { present, reason, passphrase, late };
  const accepted = acceptedOf(roster, typed);
  const asked = useAct("panel.may_open", { place, late: accepted }, { keepLast: true });
  // What was decided a moment ago is not what would be opened now.
  const settled = asked.data !== undefined && !asked.isPlaceholderData;
  const may = asked.data ?? { obstacle: roster.obstacle, missing: roster.missing, needs_reason: false };
  const block = blockOf(roster, may, typed);
  const explained = may.needs_reason;
  const open = async () => {
    if (block !== null || !settled || busy) return;
    setBusy(true);
    setError(null);
    try {
      // Not through the page's memory of requests: nothing keeps the passphrase afterwards.
      await act("panel.open", {
        place,
        passphrase,
        present: present.trim(),
        at_place: where.trim() || null,
        reason: explained ? reason.trim() : null,
        late: accepted,
      });
      await client.invalidateQueries();
    } catch (failed) {
      setError(failed);
    } finally {
      setPassphrase("");
      setBusy(false);
    }
  };
  const possible = may.obstacle === null;
  return (
    <form
      className="pn-panes"
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <div className="pn-main pn-form" role="region" aria-label={t.title} tabIndex={0}>
        <p className="pn-lead">{t.lead}</p>
        <section aria-label={t.who}>
          <h2 className="pd-section">{t.who}</h2>
          <div className="pn-pair">
            <Labelled id={`${id}-present`} label={t.present} help={t.presentHelp}>
              <Input id={`${id}-present`} aria-describedby={`${id}-present-help`} value={present} onChange={(event) => setPresent(event.target.value)} maxLength={200} autoFocus disabled={!possible} />
            </Labelled>
            <Labelled id={`${id}-where`} label={t.place} help={t.placeHelp}>
              <Input id={`${id}-where`} aria-describedby={`${id}-where-help`} value={where} onChange={(event) => setWhere(event.target.value)} maxLength={200} disabled={!possible} />
            </Labelled>
          </div>
        </section>
        {roster.late > 0 && possible && <LateSheets roster={roster} decided={late} onDecide={setLate} />}
        {roster.missing > 0 && <Missing roster={roster} />}
        {explained && possible && (
          <section>
            <Labelled id={`${id}-reason`} label={t.reason} strong help={accepted.length === 0 ? t.reasonMissing : may.missing > 0 ? t.reasonBoth : t.reasonLate}>
              <Input.TextArea
                id={`${id}-reason`}
                aria-describedby={`${id}-reason-help`}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
                autoSize={{ minRows: 2, maxRows: 8 }}
                maxLength={2000}
              />
            </Labelled>
          </section>
        )}
      </div>
      <aside className="pn-side" aria-label={checks.list} tabIndex={0}>
        <h2 className="pd-section">{checks.list}</h2>
        <CheckList roster={roster} />
        <footer>
          {possible && (
            <Labelled id={`${id}-passphrase`} label={t.passphrase} strong>
              <Input.Password
                id={`${id}-passphrase`}
                size="large"
                value={passphrase}
                onChange={(event) => setPassphrase(event.target.value)}
                autoComplete="off"
                visibilityToggle={false}
              />
            </Labelled>
          )}
          <SealButton block htmlType="submit" loading={busy} reason={block === null ? undefined : why(block)}>
            <span className="pn-seal-mark" lang="zh-CN" aria-hidden>
              启
            </span>
            {busy ? t.opening : t.open(roster.received + accepted.length)}
          </SealButton>
          <ErrorBar error={error ?? asked.error} />
        </footer>
      </aside>
    </form>
  );
}

function useBlock(): (block: Block) => string {
  const t = useTexts(openingTexts);
  const obstacle = useObstacle();
  return (block) => {
    switch (block) {
      case "late":
        return t.blockLate;
      case "present":
        return t.blockPresent;
      case "reason":
        return t.blockReason;
      case "passphrase":
        return t.blockPassphrase;
      default:
        return obstacle(block);
    }
  };
}

interface LabelledProps {
  id: string;
  label: string;
  strong?: boolean;
  help?: string;
  children: ReactNode;
}

function Labelled({ id, label, strong = false, help, children }: LabelledProps) {
  return (
    <div className="pn-field">
      <label htmlFor={id} className={strong ? "pd-strong" : undefined}>
        {label}
      </label>
      {children}
      {help !== undefined && (
        <span id={`${id}-help`} className="pd-quiet">
          {help}
        </span>
      )}
    </div>
  );
}

/** Which cells have no sheet, by expert. A late sheet is decided above. */
function Missing({ roster }: { roster: PanelRoster }) {
  const t = useTexts(openingTexts);
  const { comma } = useTexts(panelTexts);
  const cells = cellsOf(roster, ["missing", "stale", "refused"]);
  if (cells.length === 0) return null;
  const count = cells.reduce((sum, { applications }) => sum + applications.length, 0);
  return (
    <section aria-label={t.missing}>
      <h2 className="pd-section">
        {t.missing} <small className="pd-second">{t.missingNote(count)}</small>
      </h2>
      <dl className="pn-missing">
        {cells.map(({ person, name, applications }) => (
          <div key={person}>
            <dt className="pd-strong">{name}</dt>
            <dd>{applications.join(comma)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
