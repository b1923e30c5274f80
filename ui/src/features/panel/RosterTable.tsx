// The roster: a line per expert, a stamp per application, and in words what is the matter.
import type { PanelRoster, RosterExpert, RosterState } from "../../api/generated";
import { Stamp, useFormats, type State } from "../../shared";
import { useSaid, useTexts } from "../../texts";
import { asksForAct, notesOf, shortNames, type Note } from "./roster";
import { panelTexts, rosterTexts } from "./texts";

export function RosterTable({ roster }: { roster: PanelRoster }) {
  const t = useTexts(rosterTexts);
  const short = shortNames(roster.applications.map(({ applicant }) => applicant));
  // Until the deadline what has not come is no exception.
  const past = roster.past || roster.opened !== null;
  return (
    <table className={`pd-table pn-table${past ? "" : " early"}`}>
      <thead>
        <tr>
          <th scope="col" className="pn-expert">
            {t.expert}
          </th>
          {roster.applications.map(({ id, applicant }, index) => (
            <th key={id} scope="col" className="pn-cell" title={applicant}>
              {id}
              <span>{short[index]}</span>
            </th>
          ))}
          <th scope="col" className="pd-number pn-in">
            {t.in}
          </th>
          <th scope="col">{t.note}</th>
        </tr>
      </thead>
      <tbody>
        {roster.experts.map((expert) => (
          <Row key={expert.person} roster={roster} expert={expert} past={past} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ roster, expert, past }: { roster: PanelRoster; expert: RosterExpert; past: boolean }) {
  const t = useTexts(rosterTexts);
  const f = useFormats();
  const notes = notesOf(expert, roster.applications, roster.refused);
  return (
    <tr className={asksForAct(expert, past) ? "asks" : undefined}>
      <th scope="row" className="pn-expert">
        {expert.name}
        {expert.chair && <span className="pd-quiet"> {t.chair}</span>}
      </th>
      {expert.cells.map((cell, index) => (
        // A cell's place is what it is.
        // oxlint-disable-next-line react/no-array-index-key
        <td key={index} className="pn-cell">
          <CellStamp state={cell} opened={roster.opened !== null} />
        </td>
      ))}
      <td className="pd-number pn-in">
        {expert.received}/{expert.expected}
      </td>
      <td>
        {notes.map((note) => (
          <NoteLine key={`${note.kind} ${note.applications.join()}`} note={note} roster={roster} all={note.applications.length === expert.expected} past={past} />
        ))}
        <div className="pd-second">{expert.last ? t.last(f.dayTime(expert.last)) : notes.every(({ kind }) => kind !== "missing") && t.noFile}</div>
      </td>
    </tr>
  );
}

const STAMPS: Readonly<Partial<Record<RosterState, State>>> = {
  abstained: "abstained",
  insufficient: "insufficient",
  recused: "recused",
  forked: "fork",
  stale: "stale",
  refused: "missing",
  missing: "missing",
};

function CellStamp({ state, opened }: { state: RosterState; opened: boolean }) {
  const t = useTexts(rosterTexts);
  if (state === "handed_in") return <Stamp state={opened ? "opened" : "sealed"} quiet />;
  const stamp = STAMPS[state];
  if (stamp) return <Stamp state={stamp} />;
  const [character, word] = state === "late" ? ["迟", t.lateStamp] : ["？", t.unknownStamp];
  return (
    <span className={`pd-stamp ${state}`} lang="zh-CN" role="img" aria-label={word} title={word}>
      {character}
    </span>
  );
}

const TONES: Readonly<Partial<Record<Note["kind"], string>>> = { late: "pn-warn", recused: "", abstained: "", insufficient: "" };

function NoteLine({ note, roster, all, past }: { note: Note; roster: PanelRoster; all: boolean; past: boolean }) {
  const t = useTexts(rosterTexts);
  const { comma } = useTexts(panelTexts);
  const said = useSaid();
  const which = note.applications.join(comma);
  const words: Readonly<Record<Note["kind"], string>> = {
    missing: past ? t.isMissing(which, all) : t.isNotYet(which, all),
    late: roster.opened ? t.wasLate(which) : t.isLate(which),
    stale: t.isStale(which),
    refused: note.reason ? t.isRefusedWhy(which, said(note.reason)) : t.isRefused(which),
    forked: t.isForked(which),
    unknown: t.isUnknown(which),
    recused: t.isRecused(which),
    abstained: t.isAbstained(which),
    insufficient: t.isInsufficient(which),
  };
  const what = note.reason && said({ zh: note.reason.remedy_zh, en: note.reason.remedy_en });
  const quiet = note.kind === "missing" && !past;
  return (
    <div className={quiet ? "pd-second" : (TONES[note.kind] ?? "pn-bad")}>
      {words[note.kind]} {what !== null && <span className="pd-second">{what}</span>}
    </div>
  );
}
