// The counts of a roster: what is in, and every kind of exception that occurs, with whom it concerns.
import type { PanelRoster, RosterState } from "../../api/generated";
import { useTexts } from "../../texts";
import { whoHas } from "./roster";
import { panelTexts, rosterTexts } from "./texts";

interface Count {
  key: string;
  count: number;
  word: string;
  detail: string;
  tone?: "bad" | "warn";
}

export function Summary({ roster }: { roster: PanelRoster }) {
  const t = useTexts(rosterTexts);
  return (
    <dl className="pn-counts" aria-label={t.summary}>
      {useCounts(roster).map(({ key, count, word, detail, tone }) => (
        <div key={key} className={tone}>
          <dt>
            {word}
            <span title={detail}>{detail}</span>
          </dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}

function useCounts(roster: PanelRoster): Count[] {
  const t = useTexts(rosterTexts);
  const { comma } = useTexts(panelTexts);
  const join = (names: readonly string[]) => (names.length > 3 ? t.several(names.slice(0, 2).join(comma), names.length) : names.join(comma));
  const who = (...states: RosterState[]) => join(whoHas(roster.experts, states));
  const refused = roster.refused.filter(({ late }) => !late);
  const early = !roster.past && roster.opened === null;
  const shown: (Count | false)[] = [
    { key: "received", count: roster.received, word: t.received, detail: t.expected(roster.expected) },
    { key: "missing", count: roster.missing, word: early ? t.notYet : t.missing, detail: roster.missing > 0 ? who("missing", "stale", "refused") : t.noneMissing, tone: roster.missing > 0 && !early ? "bad" : undefined },
    roster.late > 0 && { key: "late", count: roster.late, word: t.late, detail: who("late"), tone: "warn" },
    refused.length > 0 && { key: "refused", count: refused.length, word: t.refused, detail: join([...new Set(refused.map(({ name }) => name))]), tone: "bad" },
    roster.forked > 0 && { key: "forked", count: roster.forked, word: t.forked, detail: who("forked"), tone: "bad" },
    roster.unknown > 0 && { key: "unknown", count: roster.unknown, word: t.unknown, detail: who("unknown"), tone: "bad" },
    roster.recused > 0 && { key: "recused", count: roster.recused, word: t.recused, detail: t.notExpected },
  ];
  return shown.filter((count) => count !== false);
}
