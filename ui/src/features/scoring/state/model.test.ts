import { describe, expect, it } from "vitest";

import type { Draft } from "../../../api/generated";
import { changeRemark, fromDraft, remarksOn, toDraft, withRemark, withSteps, type Remark } from "./model";

const place = { document: "02", label: "报告", page: 20, quote: "投诉", region: null };
const draft: Draft = {
  standing: { kind: "scoring" },
  overall: null,
  marks: {
    "4.1.2": {
      steps: 13,
      comments: [
        { kind: "strength", text: "一", citations: [place] },
        { kind: "opportunity", text: "二", citations: [] },
      ],
    },
    "4.1.3": { steps: null, comments: [{ kind: "strength", text: "三", citations: [] }] },
  },
  check_points: [{ items: ["4.1.2", "4.1.3"], text: "四", citations: [place] }],
};
const aids = { items: {}, key_factors: [] };
const all = (remark: Remark) => remark.text;

describe("what is entered", () => {
  it("comes back as it was read", () => {
    expect(toDraft(fromDraft(draft, aids), all)).toEqual(draft);
  });

  it("shows a check point on each item it concerns", () => {
    const model = fromDraft(draft, aids);
    expect(remarksOn(model, "4.1.3", "check_point")).toEqual(remarksOn(model, "4.1.2", "check_point"));
  });

  it("leaves out what cannot be saved and keeps the rest", () => {
    const model = withRemark(fromDraft(draft, aids), { id: "new", kind: "strength", items: ["4.2.2"], text: "", citations: [place] });
    expect(toDraft(model, (remark) => (remark.text === "" ? undefined : remark.text))).toEqual(draft);
  });

  it("takes a mark away again", () => {
    const model = withSteps(withSteps(fromDraft(draft, aids), "4.2.2", 4), "4.1.2", null);
    const saved = toDraft(model, all);
    expect(saved.marks["4.1.2"]?.steps).toBeNull();
    expect(saved.marks["4.2.2"]).toEqual({ steps: 4, comments: [] });
  });

  it("changes one remark and leaves the others the same objects", () => {
    const model = fromDraft(draft, aids);
    const id = model.remarks[0]?.id ?? "";
    const changed = changeRemark(model, id, (remark) => ({ ...remark, text: "改" }));
    expect(changed.remarks[0]?.text).toBe("改");
    expect(changed.remarks[1]).toBe(model.remarks[1]);
  });
});
