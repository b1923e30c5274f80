import { describe, expect, it } from "vitest";

import { FULL, GAP, pageAt, pagesAround, pagesSeen, scaleOf, sizesOf, stack, stepped, turned } from "./geometry";

const A4 = [59528, 84189];

describe("the continuous scroll", () => {
  const pages = sizesOf(Array.from({ length: 420 }, () => A4).flat());

  it("has every page in its place before any is drawn", () => {
    const { sheets, height } = stack(pages, FULL);
    expect(sheets).toHaveLength(420);
    expect(sheets[0]?.top).toBe(GAP);
    expect(sheets[1]?.top).toBe(GAP + Math.round(84189 * FULL) + GAP);
    expect(height).toBe(GAP + 420 * (Math.round(84189 * FULL) + GAP));
  });

  it("knows which page is at a height, also in the gap before it", () => {
    const { sheets } = stack(pages, FULL);
    expect(pageAt(sheets, FULL, 0)).toBe(0);
    expect(pageAt(sheets, FULL, (sheets[99]?.top ?? 0) + 5)).toBe(99);
    expect(pageAt(sheets, FULL, (sheets[100]?.top ?? 0) - 1)).toBe(100);
    expect(pageAt(sheets, FULL, 1e9)).toBe(419);
    expect(pageAt([], FULL, 0)).toBe(0);
  });

  it("holds the pages that are seen, and one before and after", () => {
    const { sheets } = stack(pages, FULL);
    expect(pagesAround(sheets, FULL, 0, 600)).toEqual([0, 1]);
    expect(pagesAround(sheets, FULL, sheets[99]?.top ?? 0, 600)).toEqual([98, 100]);
    expect(pagesAround([], FULL, 0, 600)).toEqual([0, -1]);
  });

  it("tells the pages that are seen from those beside them", () => {
    const { sheets } = stack(pages, FULL);
    expect(pagesSeen(sheets, FULL, 0, 600)).toEqual([0, 0]);
    expect(pagesSeen(sheets, FULL, (sheets[99]?.top ?? 0) - 100, 600)).toEqual([98, 99]);
  });

  it("turns a page that fits whole, from wherever on it one is", () => {
    const scale = 600 / 84189;
    const { sheets } = stack(pages, scale);
    const at = (page: number) => (sheets[page]?.top ?? 0) - GAP;
    expect(turned(sheets, scale, at(7), 624, 1)).toBe(at(8));
    expect(turned(sheets, scale, at(7), 624, -1)).toBe(at(6));
    expect(turned(sheets, scale, at(7) + 200, 624, 1)).toBe(at(8));
    expect(turned(sheets, scale, at(7) + 200, 624, -1)).toBe(at(7));
    expect(turned(sheets, scale, at(419), 624, 1)).toBeGreaterThan(at(419));
    expect(turned([], scale, 0, 624, 1)).toBe(0);
  });

  it("leaves a line in sight when a page is larger than the window", () => {
    const { sheets } = stack(pages, FULL);
    expect(turned(sheets, FULL, 1000, 600, 1)).toBe(1560);
    expect(turned(sheets, FULL, 1000, 600, -1)).toBe(440);
  });

  it("fits the usual page, not the one wide plan among them", () => {
    const mixed = sizesOf([...A4, ...A4, 168378, 119055]);
    expect(scaleOf({ kind: "width" }, mixed, 624, 600)).toBeCloseTo(600 / 59528, 8);
    expect(scaleOf({ kind: "page" }, mixed, 624, 624)).toBeCloseTo(600 / 84189, 8);
  });

  it("zooms by steps from wherever it is", () => {
    expect(stepped(FULL, 1)).toEqual({ kind: "factor", factor: 1.25 });
    expect(stepped(FULL * 0.9, 1)).toEqual({ kind: "factor", factor: 1 });
    expect(stepped(FULL * 0.9, -1)).toEqual({ kind: "factor", factor: 0.8 });
    expect(stepped(FULL * 3, 1)).toEqual({ kind: "factor", factor: 3 });
  });

  it("gives a page without a size the size of A4", () => {
    expect(sizesOf([0, 0])).toEqual([{ width: 59528, height: 84189 }]);
  });
});
