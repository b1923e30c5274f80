// Where pages stand in the continuous scroll, in CSS pixels, before any of them is drawn.

/** Between two pages, and above the first. */
export const GAP = 12;
/** CSS pixels per 1/100 pt at 100 %. */
export const FULL = 96 / 72 / 100;

export interface PageSize {
  /** In 1/100 pt. */
  readonly width: number;
  readonly height: number;
}

export interface Sheet extends PageSize {
  /** In CSS pixels from the top of the scroll. */
  readonly top: number;
}

export type Zoom = { kind: "width" } | { kind: "page" } | { kind: "factor"; factor: number };

export const FACTORS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3] as const;

export function sizesOf(flat: readonly number[]): PageSize[] {
  const sizes: PageSize[] = [];
  for (let index = 0; index + 1 < flat.length; index += 2) {
    // A page without a size is drawn as A4 until it is seen.
    sizes.push({ width: flat[index] || 59528, height: flat[index + 1] || 84189 });
  }
  return sizes;
}

/** Returns CSS pixels per 1/100 pt. A few wide pages among others do not make all of them small. */
export function scaleOf(zoom: Zoom, pages: readonly PageSize[], width: number, height: number): number {
  if (zoom.kind === "factor") return FULL * zoom.factor;
  const widths = pages.map((page) => page.width).toSorted((a, b) => a - b);
  const usual = widths[Math.floor((widths.length - 1) / 2)] ?? 59528;
  const byWidth = Math.max(80, width - 2 * GAP) / usual;
  if (zoom.kind === "width") return byWidth;
  const heights = pages.map((page) => page.height).toSorted((a, b) => a - b);
  const tall = heights[Math.floor((heights.length - 1) / 2)] ?? 84189;
  return Math.min(byWidth, Math.max(80, height - 2 * GAP) / tall);
}

export function stack(pages: readonly PageSize[], scale: number): { sheets: Sheet[]; height: number } {
  let top = GAP;
  const sheets = pages.map((page) => {
    const sheet = { ...page, top };
    top += Math.round(page.height * scale) + GAP;
    return sheet;
  });
  return { sheets, height: top };
}

/** Returns the first page of which something is below `y`, from 0. */
export function pageAt(sheets: readonly Sheet[], scale: number, y: number): number {
  let low = 0;
  let high = sheets.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const sheet = sheets[middle];
    if (sheet && sheet.top + sheet.height * scale < y) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low);
}

/** Returns the first and the last page that is seen, from 0. */
export function pagesSeen(sheets: readonly Sheet[], scale: number, top: number, height: number): [number, number] {
  return [pageAt(sheets, scale, top), pageAt(sheets, scale, top + height)];
}

/** Returns the pages to be there, from 0: those seen, and one before and after. */
export function pagesAround(sheets: readonly Sheet[], scale: number, top: number, height: number): [number, number] {
  const [first, last] = pagesSeen(sheets, scale, top, height);
  return [Math.max(0, first - 1), Math.min(sheets.length - 1, last + 1)];
}

/** What is still seen after turning, in CSS pixels: a line to go on from. */
const OVERLAP = 40;

/** Returns where the scroll stands after turning: a page that fits is turned whole, of a larger one what was not seen yet comes. */
export function turned(sheets: readonly Sheet[], scale: number, top: number, height: number, direction: 1 | -1): number {
  const page = pageAt(sheets, scale, top + GAP);
  const sheet = sheets[page];
  if (!sheet) return top;
  if (sheet.height * scale > height) return top + direction * (height - OVERLAP);
  const within = top > sheet.top;
  const next = sheets[direction < 0 && within ? page : page + direction];
  return next ? next.top - GAP : top + direction * height;
}

/** The next larger or smaller factor. */
export function stepped(scale: number, direction: 1 | -1): Zoom {
  const now = scale / FULL;
  const larger = FACTORS.find((factor) => factor > now * 1.02);
  const smaller = FACTORS.findLast((factor) => factor < now * 0.98);
  const factor = direction > 0 ? larger : smaller;
  return { kind: "factor", factor: factor ?? (direction > 0 ? 3 : 0.5) };
}
