import { describe, expect, it } from "vitest";

import type { DocumentBlock } from "../../../api/generated";
import { cut, flowOf, quoteIn } from "./flow";

const blocks: DocumentBlock[] = [
  { kind: "heading", level: 1, text: "申报表" },
  {
    kind: "table",
    rows: [
      [
        { text: "名称", columns: 1, rows: 1 },
        { text: "示范单位", columns: 1, rows: 1 },
      ],
      [{ text: "顾客", columns: 2, rows: 1 }],
    ],
  },
  { kind: "paragraph", text: "以上属实" },
];

describe("a flowing document", () => {
  const flow = flowOf(blocks);

  it("counts characters as the desk does when it searches", () => {
    expect(flow.text).toBe("申报表\n名称\t示范单位\n顾客\n以上属实\n");
    expect(flow.pieces[1]?.[1]).toEqual({ text: "示范单位", from: 7, length: 4 });
  });

  it("finds quoted words, also from one cell into the next", () => {
    expect(quoteIn(flow, "以上属实")).toEqual({ from: 15, to: 19 });
    expect(quoteIn(flow, "名称 示范")).toEqual({ from: 4, to: 9 });
    expect(quoteIn(flow, "没有")).toBeNull();
  });

  it("cuts a piece where marks begin and end", () => {
    const piece = { text: "示范单位", from: 7, length: 4 };
    expect(cut(piece, [{ from: 4, to: 9 }])).toEqual([
      { text: "示范", mark: 0 },
      { text: "单位", mark: null },
    ]);
    expect(cut(piece, [{ from: 8, to: 9 }, { from: 8, to: 11 }])).toEqual([
      { text: "示", mark: null },
      { text: "范", mark: 0 },
      { text: "单位", mark: 1 },
    ]);
  });
});
