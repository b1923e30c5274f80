// Where one was last, as long as the window is open, and how places are written as addresses.
import type { CellKey, ScoringDossier } from "../../api/generated";
import { lastDossier, rememberDossier } from "../../shared/lastDossier";

const items = new Map<string, string>();

export function cellName(cell: CellKey): string {
  return `${cell.round}/${cell.panel}/${cell.application}/${cell.expert}`;
}

export function remember(cell: CellKey, item: string): void {
  rememberDossier(cell);
  items.set(cellName(cell), item);
}

export function lastItem(cell: CellKey): string | undefined {
  return items.get(cellName(cell));
}

/** Where the tab leads: the dossier that was open; else the first that is not done. */
export function begin(dossiers: readonly ScoringDossier[]): ScoringDossier | undefined {
  const before = lastDossier();
  return (
    dossiers.find((dossier) => cellName(dossier.cell) === before) ??
    dossiers.find((dossier) => !dossier.signed) ??
    dossiers[0]
  );
}

export function pathOf(cell: CellKey, item?: string): string {
  const path = `/scoring/${cell.round}/${cell.panel}/${cell.application}`;
  return item === undefined ? path : `${path}/${item}`;
}
