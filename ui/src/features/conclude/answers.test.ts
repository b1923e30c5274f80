import { expect, test } from "vitest";

import type { PanelAnswer } from "../../api/generated";
import { sorted, tally } from "./answers";

const member = (name: string, answer: PanelAnswer["answer"]): PanelAnswer => ({ person: name, name, answer, text: null, at: null });
const members = [member("甲", "agreed"), member("乙", "none"), member("丙", "dissent"), member("丁", "agreed")];

test("who holds something else comes first, then who has not answered; within that the charter's order", () => {
  expect(sorted(members).map(({ name }) => name)).toEqual(["丙", "乙", "甲", "丁"]);
  expect(tally(members)).toEqual({ agreed: 2, dissent: 1, none: 1 });
});
