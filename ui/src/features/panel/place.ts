// Which panel the chair works on: the only one of itself; else the one chosen last, as long as the window is open.
import { useSyncExternalStore } from "react";

import { useAct, type Output } from "../../api/call";

export type ChairedPanel = Output<"panel.list">[number];
/** As the acts of a panel want it. */
export type PanelPlace = Pick<ChairedPanel, "round" | "panel">;

export interface Placing {
  /** All panels one chairs; undefined until they are known. */
  panels: ChairedPanel[] | undefined;
  /** The one that is worked on. */
  panel: ChairedPanel | undefined;
  /** The same, as the acts want it; null until it is known, or when one chairs none. */
  place: PanelPlace | null;
  choose: (place: PanelPlace) => void;
  /** Why the panels are not known. */
  error: unknown;
}

let chosen: PanelPlace | null = null;
const listeners = new Set<() => void>();

function choose({ round, panel }: PanelPlace): void {
  chosen = { round, panel };
  for (const changed of listeners) changed();
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => void listeners.delete(changed);
}

export function samePanel(a: PanelPlace, b: PanelPlace): boolean {
  return a.round === b.round && a.panel === b.panel;
}

/** The one that was chosen; else the first whose result is not signed yet; else the first. */
export function pick<P extends PanelPlace & { concluded: unknown }>(panels: readonly P[], before: PanelPlace | null): P | undefined {
  return panels.find((panel) => before !== null && samePanel(panel, before)) ?? panels.find(({ concluded }) => concluded === null) ?? panels[0];
}

export function usePanelPlace(): Placing {
  const list = useAct("panel.list", {});
  const before = useSyncExternalStore(listen, () => chosen);
  const panel = list.data && pick(list.data, before);
  return { panels: list.data, panel, place: panel ? { round: panel.round, panel: panel.panel } : null, choose, error: list.error };
}
