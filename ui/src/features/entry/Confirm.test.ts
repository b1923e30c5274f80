import { expect, test } from "vitest";

import { digitsOf } from "./Confirm";

test.each([
  ["", 0],
  ["4821 0937 5566", 12],
  ["４８２１－０９３７", 8],
  ["四八二一", 0],
])("“%s” are %i digits", (typed, count) => {
  expect(digitsOf(typed)).toBe(count);
});
