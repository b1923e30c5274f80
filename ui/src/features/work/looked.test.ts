import { expect, it } from "vitest";

import type { LookedFile, LookFound } from "../../api/generated";
import { pathsOf, sortLooked } from "./looked";

const file = (name: string, found: LookFound): LookedFile => ({ path: `/u/${name}`, name, size: 10, found });
const charter = (number: number, here = false): LookFound => ({ kind: "charter", edition: "届", number, revision: "initial", reason: null, here });
const volume = (number: number): LookFound => ({ kind: "package", sequence: 1, volume: number, volumes: 2, from: "办公室", dossiers: [], size: 5, here: false });
const failure = { code: "E-FILE-KIND", severity: "precondition" as const, zh: "不是", remedy_zh: "不用", en: "no", remedy_en: "none" };

it("imports charters in the order of their numbers, then volumes, and leaves out what is here or refused", () => {
  const sorted = sortLooked([
    file("b.pkg", volume(2)),
    file("信.txt", { kind: "refused", failure }),
    file("方案2.pdf", charter(2)),
    file("方案1.pdf", charter(1)),
    file("方案0.pdf", charter(0, true)),
    file("later.pkg", { kind: "after_charter" }),
    file("a.pkg", volume(1)),
  ]);
  expect(sorted.take.map(({ name }) => name)).toEqual(["方案1.pdf", "方案2.pdf", "a.pkg", "b.pkg", "later.pkg"]);
  expect(sorted.refused.map(({ name }) => name)).toEqual(["信.txt"]);
  expect(sorted.known.map(({ name }) => name)).toEqual(["方案0.pdf"]);
  expect(pathsOf(sorted.take, ["package", "after_charter"])).toEqual(["/u/a.pkg", "/u/b.pkg", "/u/later.pkg"]);
});
