// What is to be done next with a dossier, and in which order dossiers stand.
import type { WorkDossier } from "../../api/generated";
import { byText, cellName } from "../../shared";

/** What a person can do with a dossier from My work. */
export type Doing = "begin" | "continue" | "sign" | "handle" | "seal" | "view" | "none";

export function doingOf(dossier: WorkDossier): Doing {
  if (dossier.stage === "recused" || dossier.stage === "withdrawn") return "none";
  const complete = dossier.standing !== "scoring" || dossier.given === dossier.marks.length;
  if (dossier.revising) return complete ? "sign" : "continue";
  if (dossier.stage === "stale") return "handle";
  if (dossier.stage === "signed") return "seal";
  if (dossier.stage === "handed_in" || dossier.stage === "receipted") return "view";
  if (complete) return "sign";
  return dossier.given === 0 && dossier.saved_at === null ? "begin" : "continue";
}

/** What needs a hand comes first: stale, under way, not begun; then what is done. */
const weights: Readonly<Record<Doing, number>> = { handle: 1, sign: 2, continue: 3, begin: 4, seal: 5, view: 6, none: 7 };

/** Returns the dossiers in the order of work; the one where one stopped is first. */
export function inOrder(dossiers: readonly WorkDossier[], here: string | undefined): WorkDossier[] {
  const weight = (dossier: WorkDossier) => (cellName(dossier.cell) === here ? 0 : weights[doingOf(dossier)]);
  const saved = (dossier: WorkDossier) => dossier.saved_at ?? "";
  return dossiers.toSorted(
    (a, b) =>
      weight(a) - weight(b) ||
      // The last touched first, within what is under way.
      (doingOf(a) === "continue" ? byText(saved(b), saved(a)) : 0) ||
      byText(a.cell.application, b.cell.application),
  );
}

export interface Totals {
  all: number;
  done: number;
  signed: number;
  stale: number;
  open: number;
  out: number;
}

/** Every dossier is counted once. */
export function totalsOf(dossiers: readonly WorkDossier[]): Totals {
  const totals: Totals = { all: dossiers.length, done: 0, signed: 0, stale: 0, open: 0, out: 0 };
  for (const { stage } of dossiers) {
    if (stage === "handed_in" || stage === "receipted") totals.done += 1;
    else if (stage === "signed") totals.signed += 1;
    else if (stage === "stale") totals.stale += 1;
    else if (stage === "draft") totals.open += 1;
    else totals.out += 1;
  }
  return totals;
}
