import { describe, expect, it } from "vitest";

import type { MayOpen, RosterExpert } from "../../api/generated";
import { clockNow, gapOf } from "./deadline";
import { blockOf } from "./opening";
import { pick } from "./place";
import { asksForAct, cellsOf, notesOf, shortNames } from "./roster";
import { expert, late, roster } from "./sample";

const typed = { present: "监督员", reason: "", passphrase: "p", late: new Map<string, boolean>() };

describe("the line of an expert", () => {
  const applications = roster().applications;

  it("says once what several applications have in common, what asks for an act first", () => {
    const cells: RosterExpert["cells"] = ["missing", "recused", "missing"];
    expect(notesOf(expert({ cells }), applications, [])).toEqual([
      { kind: "missing", applications: ["01", "03"], reason: null },
      { kind: "recused", applications: ["02"], reason: null },
    ]);
  });

  it("keeps apart sheets that do not count for different reasons", () => {
    const refused = ["01", "02"].map((application, index) => ({ ...late(application, "Z02"), late: false, code: `c${index}`, zh: `原因${index}` }));
    const notes = notesOf(expert({ cells: ["refused", "refused", "handed_in"] }), applications, refused);
    expect(notes.map(({ applications: of, reason }) => [of, reason?.zh])).toEqual([
      [["01"], "原因0"],
      [["02"], "原因1"],
    ]);
  });

  it("is no exception for what may still come in time", () => {
    const cells: RosterExpert["cells"] = ["handed_in", "missing", "recused"];
    expect(asksForAct(expert({ cells }), false)).toBe(false);
    expect(asksForAct(expert({ cells }), true)).toBe(true);
    expect(asksForAct(expert({ cells: ["forked", "handed_in", "handed_in"] }), false)).toBe(true);
  });

  it("lists cells by expert", () => {
    const all = roster({ experts: [expert({ cells: ["missing", "handed_in", "stale"] })] });
    expect(cellsOf(all, ["missing", "stale"])).toEqual([{ name: "邬静言", person: "Z02", applications: ["01", "03"] }]);
  });
});

describe("the opening", () => {
  const may: MayOpen = { obstacle: null, missing: 1, needs_reason: true };

  it("names what forbids it before what has to be typed", () => {
    expect(blockOf(roster(), { ...may, obstacle: "chair_first" }, { ...typed, present: "" })).toBe("chair_first");
  });

  it("asks for a decision on each late sheet, who is present, a reason and the passphrase, in this order", () => {
    const sheet = late("01", "Z02");
    const waiting = roster({ late: 1, refused: [sheet] });
    expect(blockOf(waiting, may, { ...typed, present: "" })).toBe("late");
    const decided = new Map([[sheet.identity, true]]);
    expect(blockOf(waiting, may, { ...typed, present: " ", late: decided })).toBe("present");
    expect(blockOf(waiting, may, { ...typed, late: decided })).toBe("reason");
    expect(blockOf(waiting, may, { ...typed, late: decided, reason: "邮路延误", passphrase: "" })).toBe("passphrase");
    expect(blockOf(waiting, may, { ...typed, late: decided, reason: "邮路延误" })).toBeNull();
  });

  it("wants no reason where the desk wants none", () => {
    expect(blockOf(roster(), { ...may, needs_reason: false }, typed)).toBeNull();
  });
});

it("shortens names to what tells them apart", () => {
  expect(shortNames(["示范市砺峤重型装备有限公司", "示范市穗屿谷物食品有限公司", "示范市云栎医院"])).toEqual(["砺峤重型", "穗屿谷物", "云栎医院"]);
  expect(shortNames(["Northern Lights Ltd", "Southern Cross"])).toEqual(["Northern ", "Southern "]);
  expect(shortNames(["示范市云栎医院"])).toEqual(["示范市云"]);
  expect(shortNames(["同名", "同名"])).toEqual(["同名", "同名"]);
});

it("says a distance in its largest unit", () => {
  const at = (iso: string) => gapOf("2026-05-15T09:00:00Z", new Date(iso));
  expect(at("2026-05-15T09:04:30Z")).toEqual({ past: true, unit: "minutes", count: 4 });
  expect(at("2026-05-15T06:00:00Z")).toEqual({ past: false, unit: "hours", count: 3 });
  expect(at("2026-05-12T08:00:00Z")).toEqual({ past: false, unit: "days", count: 3 });
});

it("goes by the desk's clock, which a demo edition sets, and moves on with this machine's", () => {
  const at = Date.parse("2026-11-22T07:00:00Z");
  expect(clockNow("2026-05-14T06:30:00Z", at, at + 90_000).toISOString()).toBe("2026-05-14T06:31:30.000Z");
  expect(clockNow("2026-05-14T06:30:00Z", at, at - 90_000).toISOString()).toBe("2026-05-14T06:30:00.000Z");
});

it("takes the only panel, the one chosen, or the first that is not concluded", () => {
  const panel = (name: string, concluded: string | null) => ({ round: "document-review", panel: name, concluded });
  const panels = [panel("panel-1", "2026-05-16T00:00:00Z"), panel("panel-2", null)];
  expect(pick(panels, null)?.panel).toBe("panel-2");
  expect(pick(panels, { round: "document-review", panel: "panel-1" })?.panel).toBe("panel-1");
  expect(pick(panels, { round: "defence", panel: "panel-9" })?.panel).toBe("panel-2");
  expect(pick([], null)).toBeUndefined();
});
