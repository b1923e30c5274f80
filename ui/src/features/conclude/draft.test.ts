// What is written for the panel's result.
import { describe, expect, test } from "vitest";

import type { ResultMissing } from "../../api/generated";
import { absentees, blockOf, conclusion, differs, draftOf, kept, printable, reasonOf, unexplained, withReason } from "./draft";

const cell = (application: string, person: string): ResultMissing => ({ application, applicant: `示范单位${application}`, person, name: `专家${person}` });
const missing = [cell("04", "Z18"), cell("05", "Z18"), cell("02", "Z03")];
const written = draftOf({
  minutes: "逐条合议。",
  missing: [
    { application: "04", person: "Z18", reason: "因病退出。" },
    { application: "05", person: "Z18", reason: "因病退出。" },
    { application: "02", person: "Z03", reason: " " },
  ],
});

describe("reasons", () => {
  test("missing sheets stand by expert, and one reason may be for all of theirs", () => {
    expect(absentees(missing).map(({ person, cells }) => [person, cells.length])).toEqual([
      ["Z18", 2],
      ["Z03", 1],
    ]);
    const [first] = absentees(missing);
    const draft = withReason(draftOf(null), first?.cells ?? [], "因病退出。");
    expect(unexplained(draft, missing)).toBe(1);
    expect(differs(draft, first?.cells ?? [])).toBe(false);
    expect(differs(withReason(draft, [cell("05", "Z18")], "失联。"), first?.cells ?? [])).toBe(true);
  });

  test("only those of cells that are still missing are kept and signed, and nothing padded is signed", () => {
    const draft = { ...written, minutes: "逐条合议。\r\n\u200b一致通过。\n" };
    expect(conclusion(draft, [cell("04", "Z18")])).toEqual({
      minutes: "逐条合议。\n一致通过。",
      missing: [{ application: "04", person: "Z18", reason: "因病退出。" }],
    });
    expect(kept(draft, [cell("07", "Z01")]).missing).toEqual([{ application: "07", person: "Z01", reason: "" }]);
    expect(reasonOf(draft, cell("07", "Z01"))).toBe("");
  });
});

describe("what stands before the signature", () => {
  const typed = { minutes: "逐条合议。", reasons: withReason(written, missing, "未交。").reasons };

  test("is named one at a time, what other screens must mend first", () => {
    expect(blockOf({ blocked: ["undecided", "certificate_expired"], missing }, written, "p")).toBe("certificate_expired");
    expect(blockOf({ blocked: ["undecided"], missing }, written, "p")).toBe("undecided");
    expect(blockOf({ blocked: [], missing }, { ...typed, minutes: " " }, "p")).toBe("minutes");
    expect(blockOf({ blocked: [], missing }, written, "p")).toBe("reasons");
    expect(blockOf({ blocked: [], missing }, typed, "")).toBe("passphrase");
    expect(blockOf({ blocked: [], missing }, typed, "p")).toBeNull();
  });

  test("pages are drawn once everything that is printed is there, whatever the certificate says", () => {
    expect(printable({ blocked: ["certificate_expired"], missing }, typed)).toBe(true);
    expect(printable({ blocked: ["undecided"], missing }, typed)).toBe(false);
    expect(printable({ blocked: [], missing }, written)).toBe(false);
    expect(printable({ blocked: [], missing: [] }, draftOf(null))).toBe(false);
  });
});
