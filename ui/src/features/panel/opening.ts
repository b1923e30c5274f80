// What has to be said before the sheets are opened.
import type { PanelRoster } from "../../api/generated";
import { byText } from "../../shared/compare";
import { obstacleOf, type Obstacle } from "./roster";

export interface Typed {
  present: string;
  reason: string;
  passphrase: string;
  /** By the sheet's identity: accepted or left out. */
  late: ReadonlyMap<string, boolean>;
}

/** By person and application. */
export function lateOf(roster: Pick<PanelRoster, "refused">): PanelRoster["refused"] {
  return roster.refused.filter(({ late }) => late).toSorted((a, b) => byText(a.person, b.person) || byText(a.application, b.application));
}

export function acceptedOf(roster: Pick<PanelRoster, "refused">, typed: Pick<Typed, "late">): string[] {
  return lateOf(roster)
    .map(({ identity }) => identity)
    .filter((identity) => typed.late.get(identity) === true);
}

/** Cells that stay without a sheet, as late ones are decided now. */
export function stillMissing(roster: Pick<PanelRoster, "refused" | "missing" | "experts" | "applications">, typed: Pick<Typed, "late">): number {
  const accepted = acceptedOf(roster, typed);
  const filled = lateOf(roster).filter(({ identity, person, application }) => {
    const index = roster.applications.findIndex(({ id }) => id === application);
    return accepted.includes(identity) && roster.experts.find((expert) => expert.person === person)?.cells[index] === "late";
  });
  return roster.missing - new Set(filled.map(({ person, application }) => `${person} ${application}`)).size;
}

/** A sheet that is missing, or accepted though it came late, is explained on the witness slip. */
export function needsReason(roster: Parameters<typeof stillMissing>[0], typed: Pick<Typed, "late">): boolean {
  return stillMissing(roster, typed) > 0 || acceptedOf(roster, typed).length > 0;
}

export type Block = Obstacle | "late" | "present" | "reason" | "passphrase";

/** The first thing that still stands before the opening; null when nothing does. */
export function blockOf(roster: PanelRoster, typed: Typed): Block | null {
  const obstacle = obstacleOf(roster);
  if (obstacle) return obstacle;
  if (lateOf(roster).some(({ identity }) => !typed.late.has(identity))) return "late";
  if (typed.present.trim() === "") return "present";
  if (needsReason(roster, typed) && typed.reason.trim() === "") return "reason";
  return typed.passphrase === "" ? "passphrase" : null;
}
