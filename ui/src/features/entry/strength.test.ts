import { expect, test } from "vitest";

import { strength } from "./strength";

test.each([
  ["", "tooShort"],
  ["short", "tooShort"],
  ["石桥麦浪", "tooShort"],
  ["１２３４５６７８９", "tooShort"],
  ["aaaaaaaaaaaa", "weak"],
  ["1234567890", "weak"],
  ["abcdefghijkl", "weak"],
  ["石石石石石石", "weak"],
  ["石桥麦浪晚钟", "good"],
  ["plum-river-41", "good"],
  ["石桥麦浪晚钟青瓷渡口", "strong"],
  ["plum river lantern kettle", "strong"],
] as const)("“%s” is %s", (passphrase, expected) => {
  expect(strength(passphrase)).toBe(expected);
});

test("full-width characters are the same as half-width ones: which of them comes is up to the input method", () => {
  expect(strength("ｐｌｕｍ－ｒｉｖｅｒ－４１")).toBe(strength("plum-river-41"));
});
