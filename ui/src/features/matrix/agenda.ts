// The order in which a panel goes through its agenda. Who leaves the room leaves once: groups stay together.
import type { AgendaGroup, AgendaItem } from "../../api/generated";
import { byText } from "../../shared";

/** By dossier everybody opens each dossier once; by spread the widest comes first. */
export type Order = "dossier" | "spread";

/** An item to be discussed, where it stands in the agenda. */
export interface Stop extends AgendaItem {
  /** Letters of those who leave for it. */
  leave: readonly string[];
}

/** Items discussed with the same people in the room. */
export interface Section {
  leave: readonly string[];
  stops: readonly Stop[];
}

/** The desk gives every group by spread, widest first; by dossier that order stays within each dossier. */
export function sections(groups: readonly AgendaGroup[], order: Order): Section[] {
  return groups.map(({ leave, items }) => {
    const sorted = order === "spread" ? items : items.toSorted((a, b) => byText(a.application, b.application));
    return { leave, stops: sorted.map((item) => ({ ...item, leave })) };
  });
}

export function flat(all: readonly Section[]): Stop[] {
  return all.flatMap(({ stops }) => stops);
}

export interface At {
  application: string;
  item: string;
}

export function isAt(one: At, other: At): boolean {
  return one.application === other.application && one.item === other.item;
}

export function indexOf(stops: readonly At[], at: At): number {
  return stops.findIndex((stop) => isAt(stop, at));
}

/** Where to go on: the first open item after this one, else the first open one from the beginning. */
export function nextOpen(stops: readonly Stop[], at: At | null): Stop | undefined {
  const from = at ? indexOf(stops, at) + 1 : 0;
  const others = at ? stops.filter((stop) => !isAt(stop, at)) : stops;
  return stops.slice(from).find((stop) => stop.agreed === null && others.includes(stop)) ?? others.find((stop) => stop.agreed === null);
}

export function agreedCount(stops: readonly Stop[]): number {
  return stops.filter((stop) => stop.agreed !== null).length;
}
