// The dossier one was last at, as long as the window is open: scoring and overview lead to the same one.
import type { CellKey } from "../api/generated";
import { cellName } from "./dossier";

let last: string | null = null;

export function rememberDossier(cell: CellKey): void {
  last = cellName(cell);
}

/** Its name; null before there was any. */
export function lastDossier(): string | null {
  return last;
}
