// How places are written as addresses, and where one was, as long as the window is open.
import type { Order } from "./agenda";

export function matrixPath(application: string): string {
  return `/panel/matrix/${application}`;
}

export function itemPath(application: string, item: string): string {
  return `/panel/item/${application}/${item}`;
}

/** The dossier looked at last, and the order chosen for the agenda. */
export const last: { application: string | null; order: Order } = { application: null, order: "dossier" };
