import { describe, expect, it } from "vitest";

import type { ScoringItem } from "../../../api/generated";
import { boxesOfScale, nextUnscored, type PlacedItem } from "./criteria";

function item(code: string): ScoringItem {
  const band = (percent: number) => [0, 10, 30, 50, 70, 90].findLastIndex((from) => percent >= from);
  const marks = Array.from({ length: 21 }, (_, step) => ({ text: `${step * 5}`, score: `${step}`, band: band(step * 5) }));
  return { code, name: { zh: code, en: code }, points: 20, kind: "process", hints: [], marks };
}

describe("the criteria on the form", () => {
  it("put the 21 marks of five percent into six boxes", () => {
    expect(boxesOfScale(item("4.1.2"))).toMatchObject([
      { from: 0, to: 1 },
      { from: 2, to: 5 },
      { from: 6, to: 9 },
      { from: 10, to: 13 },
      { from: 14, to: 17 },
      { from: 18, to: 20 },
    ]);
  });

  it("lead to the next item without a mark, round the end, and never to the one that is open", () => {
    const category = { code: "4.1", name: { zh: "", en: "" }, points: 60, items: [] };
    const items: PlacedItem[] = ["a", "b", "c"].map((code) => ({ item: item(code), category }));
    expect(nextUnscored(items, { a: 1 }, "b")).toBe("c");
    expect(nextUnscored(items, { b: 1 }, "c")).toBe("a");
    expect(nextUnscored(items, { a: 1, b: 2 }, "c")).toBeNull();
    expect(nextUnscored(items, {}, "")).toBe("a");
  });
});
