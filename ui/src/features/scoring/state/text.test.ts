import { describe, expect, it } from "vitest";

import { LONGEST, cleaned, faultOf, quotation } from "./text";

describe("typed text", () => {
  it("loses what cannot be seen and keeps line breaks", () => {
    expect(cleaned("一\u200b二\r\n三\u00a0四\t五\u202e")).toBe("一二\n三 四 五");
  });

  it("names the characters that cannot be saved", () => {
    expect(faultOf("很好😀", new Set(["😀"]))).toEqual({ kind: "characters", characters: ["😀"] });
    expect(faultOf("张\u202e三", new Set())).toEqual({ kind: "characters", characters: ["\u202e"] });
    expect(faultOf("𠮷野\n买买提·艾力", new Set())).toBeNull();
  });

  it("counts characters, not units", () => {
    expect(faultOf("𠮷".repeat(LONGEST), new Set())).toBeNull();
    expect(faultOf("字".repeat(LONGEST + 1), new Set())).toEqual({ kind: "long", found: LONGEST + 1 });
  });

  it("makes a quotation one line: Chinese is joined, other words keep their space", () => {
    expect(quotation("顾客满\n意度 94.6 分\nand\nmore ")).toBe("顾客满意度 94.6 分 and more");
    expect(quotation(" \n ")).toBeNull();
    expect([...(quotation("字".repeat(300)) ?? "")]).toHaveLength(200);
  });
});
