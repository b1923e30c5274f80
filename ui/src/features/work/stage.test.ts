import { describe, expect, it } from "vitest";

import type { WorkDossier } from "../../api/generated";
import { cellName, stampOf } from "../../shared";
import { doingOf, inOrder, totalsOf } from "./stage";

function dossier(application: string, more: Partial<WorkDossier> = {}): WorkDossier {
  return {
    cell: { round: "r", panel: "p", application, expert: "Z01" },
    applicant: `单位${application}`,
    category: "制造业",
    stage: "draft",
    why: null,
    standing: "scoring",
    marks: [null, null],
    given: 0,
    next: "4.1.2",
    saved_at: null,
    revising: false,
    signed: null,
    handed_in: null,
    received: null,
    documents: { all: 1, password: 0, unread: 0, unshown: 0 },
    missing_volumes: [],
    check_points: 0,
    ...more,
  };
}

const complete = { marks: [55, 60], given: 2, next: null };

describe("what is to be done with a dossier", () => {
  it("is begun, continued, signed, sealed, looked at", () => {
    expect(doingOf(dossier("01"))).toBe("begin");
    expect(doingOf(dossier("01", { given: 1, marks: [55, null], saved_at: "2026-05-12T01:00:00Z" }))).toBe("continue");
    expect(doingOf(dossier("01", complete))).toBe("sign");
    expect(doingOf(dossier("01", { standing: "abstaining" }))).toBe("sign");
    expect(doingOf(dossier("01", { ...complete, stage: "signed" }))).toBe("seal");
    expect(doingOf(dossier("01", { ...complete, stage: "receipted" }))).toBe("view");
  });

  it("is nothing when recused, and handling when stale until it is taken up again", () => {
    expect(doingOf(dossier("01", { stage: "recused" }))).toBe("none");
    expect(doingOf(dossier("01", { stage: "withdrawn" }))).toBe("none");
    expect(doingOf(dossier("01", { ...complete, stage: "stale" }))).toBe("handle");
    expect(doingOf(dossier("01", { ...complete, stage: "stale", revising: true }))).toBe("sign");
  });
});

it("puts the place where one stopped first, then what needs a hand, then what is done", () => {
  const all = [
    dossier("01", { ...complete, stage: "handed_in" }),
    dossier("02", { stage: "recused" }),
    dossier("03", { ...complete, stage: "stale" }),
    dossier("04", { given: 1, saved_at: "2026-05-12T01:00:00Z" }),
    dossier("05", { given: 1, saved_at: "2026-05-12T02:00:00Z" }),
    dossier("06"),
    dossier("07", { ...complete, stage: "signed" }),
    dossier("08", complete),
  ];
  const here = cellName(dossier("04").cell);
  expect(inOrder(all, here).map(({ cell }) => cell.application)).toEqual(["04", "03", "08", "05", "06", "07", "01", "02"]);
});

it("counts every dossier once", () => {
  const totals = totalsOf([
    dossier("01", { stage: "handed_in" }),
    dossier("02", { stage: "receipted" }),
    dossier("03", { stage: "signed" }),
    dossier("04", { stage: "stale" }),
    dossier("05"),
    dossier("06", { stage: "withdrawn" }),
  ]);
  expect(totals).toEqual({ all: 6, done: 2, signed: 1, stale: 1, open: 1, out: 1 });
});

it("stamps an abstention while it is written and after a late recusal what became of it", () => {
  expect(stampOf(dossier("01", { standing: "insufficient" }))).toBe("insufficient");
  expect(stampOf(dossier("01", { standing: "insufficient", stage: "signed" }))).toBe("signed");
  expect(stampOf(dossier("01", { stage: "withdrawn", why: { code: "not_expected", kind: "recusal" } }))).toBe("recused");
  expect(stampOf(dossier("01", { stage: "withdrawn", why: { code: "not_expected", kind: "erratum" } }))).toBe("stale");
});
