// What a chair writes for the panel's result: minutes, and a reason for every sheet that is missing.
import type { MissingReason, PanelResultState, ResultDraft, ResultMissing } from "../../api/generated";
import { cleaned } from "../scoring/state/text";

type Cell = Pick<ResultMissing, "application" | "person">;

export interface Draft {
  minutes: string;
  /** By cell. */
  reasons: ReadonlyMap<string, string>;
}

export function cellKey({ application, person }: Cell): string {
  return `${application}/${person}`;
}

export function draftOf(before: ResultDraft | null): Draft {
  return { minutes: before?.minutes ?? "", reasons: new Map((before?.missing ?? []).map((cell) => [cellKey(cell), cell.reason])) };
}

/** As the desk keeps it. */
export function kept(draft: Draft, missing: readonly Cell[]): ResultDraft {
  const reasons = missing.map(({ application, person }) => ({ application, person, reason: cleaned(reasonOf(draft, { application, person })) }));
  return { minutes: cleaned(draft.minutes), missing: reasons };
}

/** As it is printed and signed: nothing padded. */
export function conclusion(draft: Draft, missing: readonly Cell[]): { minutes: string; missing: MissingReason[] } {
  const whole = kept(draft, missing);
  return { minutes: whole.minutes.trim(), missing: whole.missing.map((cell) => ({ ...cell, reason: cell.reason.trim() })) };
}

export function reasonOf(draft: Draft, cell: Cell): string {
  return draft.reasons.get(cellKey(cell)) ?? "";
}

/** Writes one reason for all of these cells. */
export function withReason(draft: Draft, cells: readonly Cell[], reason: string): Draft {
  const reasons = new Map(draft.reasons);
  for (const cell of cells) reasons.set(cellKey(cell), reason);
  return { ...draft, reasons };
}

/** An expert with the cells that have no sheet. */
export interface Absent {
  person: string;
  name: string;
  cells: ResultMissing[];
}

/** Missing cells by expert, in the order they come. */
export function absentees(missing: readonly ResultMissing[]): Absent[] {
  const found: Absent[] = [];
  for (const cell of missing) {
    const before = found.find(({ person }) => person === cell.person);
    if (before) before.cells.push(cell);
    else found.push({ person: cell.person, name: cell.name, cells: [cell] });
  }
  return found;
}

/** Whether an expert's cells have different reasons, so that each must be shown. */
export function differs(draft: Draft, cells: readonly Cell[]): boolean {
  return new Set(cells.map((cell) => reasonOf(draft, cell))).size > 1;
}

export function unexplained(draft: Draft, missing: readonly Cell[]): number {
  return missing.filter((cell) => reasonOf(draft, cell).trim() === "").length;
}

/** Whether the pages can be drawn: nothing stands in the way that only other screens can mend. */
export function printable(state: Pick<PanelResultState, "blocked" | "missing">, draft: Draft): boolean {
  const other = state.blocked.some((block) => block === "unknown_cells" || block === "forked" || block === "too_few_sheets" || block === "undecided");
  return !other && draft.minutes.trim() !== "" && unexplained(draft, state.missing) === 0;
}

/** Why the result cannot be signed now; the reason to see to first. */
export type Block = PanelResultState["blocked"][number] | "minutes" | "reasons" | "passphrase";

const order: readonly PanelResultState["blocked"][number][] = ["key_revoked", "certificate_expired", "unknown_cells", "forked", "too_few_sheets", "undecided"];

export function blockOf(state: Pick<PanelResultState, "blocked" | "missing">, draft: Draft, passphrase: string): Block | null {
  const first = order.find((block) => state.blocked.includes(block));
  if (first) return first;
  if (draft.minutes.trim() === "") return "minutes";
  if (unexplained(draft, state.missing) > 0) return "reasons";
  return passphrase === "" ? "passphrase" : null;
}
