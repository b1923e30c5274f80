import { describe, expect, it } from "vitest";

import type { Comment, ConsensusView, ItemVoice } from "../../api/generated";
import {
  boxes,
  draftOf,
  isRecorded,
  isTakenOver,
  lacking,
  merged,
  newLine,
  nothing,
  provenance,
  recordable,
  speakers,
  takenOver,
  type Draft,
} from "./draft";

const cite = (page: number) => ({ document: "01", label: "报告", page, quote: null, region: null });
const strength = (text: string, ...pages: number[]): Comment => ({ kind: "strength", text, citations: pages.map(cite) });

const voices: ItemVoice[] = [
  { letter: "A", state: "scored", steps: 13, text: "65", percent: 65, comments: [strength("病死率三年改善。", 32)] },
  { letter: "B", state: "scored", steps: 8, text: "40", percent: 40, comments: [strength("分段数据完整。", 33)] },
  { letter: "D", state: "scored", steps: 13, text: "65", percent: 65, comments: [strength("病死率三年改善。", 34)] },
  { letter: "G", state: "recused", steps: null, text: null, percent: null, comments: [] },
];
const said = (letter: string): Comment => voices.find((voice) => voice.letter === letter)?.comments[0] ?? strength("");

describe("what the panel makes of an item", () => {
  it("takes a comment over with its citations and its letter", () => {
    const draft = takenOver(nothing, "A", said("A"));
    expect(draft.lines).toMatchObject([{ kind: "strength", text: "病死率三年改善。", taken_from: ["A"], citations: [{ page: 32 }] }]);
    expect(isTakenOver(draft, "A", said("A"))).toBe(true);
    expect(isTakenOver(draft, "B", said("B"))).toBe(false);
  });

  it("names both experts where they wrote the same, and keeps both citations", () => {
    const draft = takenOver(takenOver(nothing, "A", said("A")), "D", said("D"));
    expect(draft.lines).toMatchObject([{ taken_from: ["A", "D"], citations: [{ page: 32 }, { page: 34 }] }]);
    expect(provenance(draft.lines[0] ?? newLine("strength"), voices, "、")).toEqual({ kind: "taken", letters: "A、D" });
  });

  it("merges into a line, and says it was rewritten", () => {
    const line = merged(newLine("strength", { letter: "A", comment: said("A") }), "B", said("B"));
    expect(line).toMatchObject({ text: "病死率三年改善。分段数据完整。", taken_from: ["A", "B"] });
    expect(provenance(line, voices, "、")).toEqual({ kind: "rewritten", letters: "A、B" });
    expect(provenance({ ...line, taken_from: [] }, voices, "、")).toEqual({ kind: "written" });
    expect(merged({ ...newLine("strength"), text: "Good." }, "B", strength("Complete."))).toMatchObject({ text: "Good. Complete." });
  });

  it("says what is lacking, one after the other", () => {
    const cited: Draft = { steps: 11, reason: "", lines: [{ ...newLine("opportunity"), citations: [cite(1)] }] };
    expect(lacking(nothing)).toBe("mark");
    expect(lacking(cited)).toBe("text");
    expect(lacking({ ...cited, lines: [newLine("opportunity")] })).toBe("reason");
    expect(lacking({ steps: 0, reason: "按区间下沿取", lines: [] })).toBeNull();
  });

  it("records nothing empty, padded or unseen", () => {
    const typed: Draft = { steps: 11, reason: " 核实后\u200b取下沿\n", lines: [{ ...newLine("strength"), text: "　完整 " }, newLine("opportunity")] };
    expect(recordable(typed)).toMatchObject({ reason: "核实后取下沿", comments: [{ text: "完整" }] });
    expect(recordable(typed).comments).toHaveLength(1);
  });

  it("knows what is recorded from what is only typed", () => {
    const consensus: ConsensusView = { steps: 11, text: "55", reason: "按下沿取", comments: [{ ...said("A"), taken_from: ["A"] }] };
    const draft = draftOf({ draft: null, consensus });
    expect(isRecorded(draft, consensus)).toBe(true);
    expect(isRecorded({ ...draft, lines: [...draft.lines, newLine("strength")] }, consensus)).toBe(true);
    expect(isRecorded({ ...draft, steps: 12 }, consensus)).toBe(false);
    expect(isRecorded(draft, null)).toBe(false);
    expect(isRecorded(nothing, null)).toBe(true);
    const typed = { steps: null, reason: "先看", comments: [] };
    expect(draftOf({ draft: typed, consensus })).toMatchObject({ reason: "先看" });
  });

  it("puts the marks of a band into one box", () => {
    const bands = [0, 0, 1, 1, 1, 2];
    expect(boxes(bands.map((band, index) => ({ text: String(index * 5), band })))).toEqual([
      { from: 0, to: 1 },
      { from: 2, to: 4 },
      { from: 5, to: 5 },
    ]);
    expect(boxes([])).toEqual([]);
  });

  it("lets those speak who gave a mark, lowest first", () => {
    expect(speakers(voices).map(({ letter }) => letter)).toEqual(["B", "A", "D"]);
  });
});
