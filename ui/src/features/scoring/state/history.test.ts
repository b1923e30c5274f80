import { describe, expect, it } from "vitest";

import { History } from "./history";

describe("undo", () => {
  it("takes typing in one field back in one step, until a pause", () => {
    const history = new History<string>();
    history.note("", "4.1.2", 0, "r1");
    history.note("好", "4.1.2", 100, "r1");
    history.note("很好", "4.1.2", 5000, "r1");
    expect(history.undo("很好的")).toEqual({ value: "很好", place: "4.1.2" });
    expect(history.undo("很好")).toEqual({ value: "", place: "4.1.2" });
    expect(history.undo("")).toBeNull();
  });

  it("begins a new step in another field, after leaving the field, and after a long stretch", () => {
    const fields = new History<number>();
    fields.note(0, "a", 0, "r1");
    fields.note(1, "a", 10, "r2");
    fields.note(2, "a", 20, null);
    expect([fields.undo(3)?.value, fields.undo(2)?.value, fields.undo(1)?.value]).toEqual([2, 1, 0]);
    const left = new History<number>();
    left.note(0, "a", 0, "r1");
    left.pause();
    left.note(1, "a", 10, "r1");
    expect([left.undo(2)?.value, left.undo(1)?.value]).toEqual([1, 0]);
    const long = new History<number>();
    for (let key = 0; key < 30; key += 1) long.note(key, "a", key * 10, "r1");
    expect(long.undo(30)?.value).toBe(24);
  });

  it("does again what was taken back, until something else is done", () => {
    const history = new History<string>();
    history.note("a", "4.1.2", 0);
    history.note("b", "4.1.3", 10);
    expect(history.undo("c")).toEqual({ value: "b", place: "4.1.3" });
    expect(history.redo("b")).toEqual({ value: "c", place: "4.1.3" });
    expect(history.undo("c")?.value).toBe("b");
    history.note("b", "4.2.2", 20);
    expect(history.canRedo).toBe(false);
    expect(history.canUndo).toBe(true);
  });
});
