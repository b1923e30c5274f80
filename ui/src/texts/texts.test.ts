import { expect, test } from "vitest";

import { defineTexts } from ".";

test("a missing translation, one too many or one of another kind does not compile", () => {
  const good = defineTexts({ zh: { a: "甲", b: (n: number) => `${n} 份` }, en: { a: "A", b: (n: number) => `${n} copies` } });
  expect(good.en.b(2)).toBe("2 copies");
  // @ts-expect-error -- `b` is missing
  defineTexts({ zh: { a: "甲", b: "乙" }, en: { a: "A" } });
  // @ts-expect-error -- `c` is nowhere in Chinese
  defineTexts({ zh: { a: "甲" }, en: { a: "A", c: "C" } });
  // @ts-expect-error -- a sentence with a value is not one without
  defineTexts({ zh: { a: (n: number) => `${n} 份` }, en: { a: "copies" } });
});
