// The criteria as the form walks through them.
import type { ScoringCategory, ScoringCriteria, ScoringItem, Words } from "../../../api/generated";
import type { Band } from "../../../shared/PercentScale";

export interface PlacedItem {
  readonly item: ScoringItem;
  readonly category: ScoringCategory;
}

export function placedItems(criteria: ScoringCriteria): PlacedItem[] {
  return criteria.categories.flatMap((category) => category.items.map((item) => ({ item, category })));
}

/** Returns the scale's boxes: the steps of each band. */
export function boxesOfScale(item: ScoringItem): Band[] {
  const boxes: { from: number; to: number; band: number | null }[] = [];
  item.marks.forEach((mark, step) => {
    const last = boxes.at(-1);
    if (last && last.band === mark.band) last.to = step;
    else boxes.push({ from: step, to: step, band: mark.band });
  });
  return boxes;
}

export function bandMeaning(criteria: ScoringCriteria, item: ScoringItem, band: number | null | undefined): Words | null {
  return band === null || band === undefined ? null : (criteria.bands[band]?.[item.kind] ?? null);
}

export function bandRange(criteria: ScoringCriteria, band: number): string {
  const found = criteria.bands[band];
  return found ? `${found.from}–${found.to}%` : "";
}

/** Returns the item after this one, going round, that has no mark yet. */
export function nextUnscored(items: readonly PlacedItem[], steps: Readonly<Record<string, number>>, from: string): string | null {
  const at = items.findIndex((placed) => placed.item.code === from);
  const round = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return round.find((placed) => steps[placed.item.code] === undefined && placed.item.code !== from)?.item.code ?? null;
}
