// What has to be said before the sheets are opened.
import type { MayOpen, OpeningObstacle, PanelRoster } from "../../api/generated";
import { byText } from "../../shared/compare";

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

export type Block = OpeningObstacle | "late" | "present" | "reason" | "passphrase";

/** The first thing that still stands before the opening; null when nothing does. What may be opened, and whether it has
 * to be explained, the desk says for the late sheets as they are decided. */
export function blockOf(roster: Pick<PanelRoster, "refused">, may: MayOpen, typed: Typed): Block | null {
  if (may.obstacle) return may.obstacle;
  if (lateOf(roster).some(({ identity }) => !typed.late.has(identity))) return "late";
  if (typed.present.trim() === "") return "present";
  if (may.needs_reason && typed.reason.trim() === "") return "reason";
  return typed.passphrase === "" ? "passphrase" : null;
}
