import { describe, expect, it } from "vitest";

import { around, boxesOf, caretAt, findQuote, isOnText, layerOf, moved, textOf } from "./layer";

/** Lines of characters 10 wide and 10 high, one below the other; `\n` has no place. */
function page(...lines: readonly { text: string; left?: number; top: number }[]) {
  const text = lines.map((line) => line.text).join("\n");
  const boxes = lines.flatMap(({ text: line, left = 0, top }, index) => {
    const own = [...line].flatMap((_, at) => [left + at * 10, top, left + at * 10 + 10, top + 10]);
    return index < lines.length - 1 ? [...own, 0, 0, 0, 0] : own;
  });
  return layerOf(text, boxes);
}

describe("the text of a page", () => {
  const two = page({ text: "质量管理", top: 0 }, { text: "顾客满意", top: 20 });

  it("finds the place between characters that is nearest to a point", () => {
    expect(caretAt(two, 4, 5)).toBe(0);
    expect(caretAt(two, 6, 5)).toBe(1);
    expect(caretAt(two, 500, 5)).toBe(4);
    expect(caretAt(two, 14, 25)).toBe(6);
    expect(caretAt(two, 0, 900)).toBe(5);
  });

  it("says nothing about a page without text", () => {
    expect(caretAt(layerOf("", []), 4, 5)).toBeNull();
  });

  it("marks one box per line, however many characters are in it", () => {
    expect(boxesOf(two, { from: 2, to: 7 })).toEqual([
      { left: 20, top: 0, right: 40, bottom: 10 },
      { left: 0, top: 20, right: 20, bottom: 30 },
    ]);
    expect(around(boxesOf(two, { from: 2, to: 7 }))).toEqual({ left: 0, top: 0, right: 40, bottom: 30 });
    expect(textOf(two, { from: 2, to: 7 })).toBe("管理\n顾客");
  });

  it("keeps two columns apart: the nearer one is meant, and a selection goes in reading order", () => {
    const columns = page({ text: "左一", top: 0 }, { text: "左二", top: 20 }, { text: "右一", left: 100, top: 0 }, { text: "右二", left: 100, top: 20 });
    expect(caretAt(columns, 104, 5)).toBe(6);
    expect(textOf(columns, { from: caretAt(columns, 0, 25) ?? 0, to: caretAt(columns, 125, 5) ?? 0 })).toBe("左二\n右一");
    expect(boxesOf(columns, { from: 3, to: 8 })).toHaveLength(2);
  });

  it("takes a comma and a tall character into the line they stand in", () => {
    const layer = layerOf("水，平", [0, 0, 10, 10, 10, 7, 14, 11, 20, -2, 30, 10]);
    expect(boxesOf(layer, { from: 0, to: 3 })).toEqual([{ left: 0, top: -2, right: 30, bottom: 11 }]);
  });

  it("counts characters outside the first plane as one", () => {
    const layer = layerOf("𠮷野", [0, 0, 10, 10, 10, 0, 20, 10]);
    expect(caretAt(layer, 16, 5)).toBe(2);
    expect(textOf(layer, { from: 0, to: 1 })).toBe("𠮷");
  });

  it("knows whether a point is on text", () => {
    expect(isOnText(two, 5, 5)).toBe(true);
    expect(isOnText(two, 5, 15)).toBe(false);
  });

  it("goes on by characters and lines from the keyboard", () => {
    expect(moved(two, 0, "right")).toBe(1);
    expect(moved(two, 1, "down")).toBe(6);
    expect(moved(two, 6, "up")).toBe(1);
    expect(moved(two, 0, "left")).toBe(0);
    expect(moved(two, 8, "down")).toBe(9);
  });

  it("finds quoted words over a line end, in another width, and the nearer of two places", () => {
    expect(findQuote(two, "管理顾客", null)).toEqual({ from: 2, to: 7 });
    const wide = page({ text: "ＩＳＯ９００１", top: 0 });
    expect(findQuote(wide, "iso 9001", null)).toEqual({ from: 0, to: 7 });
    const twice = page({ text: "满意度", top: 0 }, { text: "满意度", top: 20 });
    expect(findQuote(twice, "满意度", null)).toEqual({ from: 0, to: 3 });
    expect(findQuote(twice, "满意度", { left: 0, top: 20, right: 30, bottom: 30 })).toEqual({ from: 4, to: 7 });
    expect(findQuote(two, "没有这句", null)).toBeNull();
    expect(findQuote(two, " \n", null)).toBeNull();
  });
});
