// What a roster says in words: what is the matter with whom, and what still stands before the opening.
import type { PanelRoster, RosterExpert, RosterRefused, RosterState } from "../../api/generated";

/** Applications of one expert that have the same thing to say about them. */
export interface Note {
  kind: Exclude<RosterState, "handed_in">;
  applications: string[];
  /** Why sheets do not count. */
  reason: Pick<RosterRefused, "zh" | "en" | "remedy_zh" | "remedy_en"> | null;
}

/** What asks for somebody's act comes first; what only explains a cell comes last. */
const ORDER: readonly Note["kind"][] = [
  "forked",
  "refused",
  "stale",
  "late",
  "missing",
  "unknown",
  "recused",
  "abstained",
  "insufficient",
];

const QUIET: ReadonlySet<RosterState> = new Set(["handed_in", "recused", "abstained", "insufficient"]);

/** Whether an expert's line is an exception. Nothing is one that may still come in time. */
export function asksForAct(expert: Pick<RosterExpert, "cells">, past: boolean): boolean {
  return expert.cells.some((cell) => !QUIET.has(cell) && (past || cell !== "missing"));
}

type Names = readonly { readonly id: string }[];

export function notesOf(expert: Pick<RosterExpert, "person" | "cells">, applications: Names, refused: readonly RosterRefused[]): Note[] {
  const notes: Note[] = [];
  for (const kind of ORDER) {
    for (const [index, cell] of expert.cells.entries()) {
      const application = applications[index]?.id;
      if (cell !== kind || application === undefined) continue;
      const why = refused.find((one) => !one.late && one.person === expert.person && one.application === application);
      const reason = kind === "refused" && why ? { zh: why.zh, en: why.en, remedy_zh: why.remedy_zh, remedy_en: why.remedy_en } : null;
      const same = notes.find((note) => note.kind === kind && note.reason?.zh === reason?.zh);
      if (same) same.applications.push(application);
      else notes.push({ kind, applications: [application], reason });
    }
  }
  return notes;
}

/** Names of the experts who have a cell in one of these states, in the order of the roster. */
export function whoHas(experts: readonly RosterExpert[], states: readonly RosterState[]): string[] {
  return experts.filter((expert) => expert.cells.some((cell) => states.includes(cell))).map(({ name }) => name);
}

/** Cells of one state, by expert. */
export function cellsOf(roster: Pick<PanelRoster, "experts" | "applications">, states: readonly RosterState[]): { name: string; person: string; applications: string[] }[] {
  return roster.experts.flatMap(({ name, person, cells }) => {
    const applications = roster.applications.filter((_, index) => states.includes(cells[index] ?? "unknown")).map(({ id }) => id);
    return applications.length > 0 ? [{ name, person, applications }] : [];
  });
}

/**
 * Names for the heads of narrow columns: without what all of them begin with, and no longer than four ideographs. The
 * whole name stands in the head's title.
 */
export function shortNames(names: readonly string[]): string[] {
  const [first = ""] = names;
  let common = 0;
  while (names.length > 1 && names.every((name) => name.length > common + 2 && name[common] === first[common])) common += 1;
  return names.map((name) => {
    const rest = Array.from(name.slice(common));
    const wide = rest.slice(0, 4).every((character) => character >= "\u2E80");
    return rest.slice(0, wide ? 4 : 9).join("");
  });
}
