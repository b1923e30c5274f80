import { expect, test } from "vitest";

import { formats } from "./format";

const now = new Date("2026-05-12T04:00:00Z");
const zh = formats("zh", now);
const en = formats("en", now);

test("a day is the day in China, whatever the laptop says", () => {
  expect(zh.day("2026-05-15T16:30:00Z")).toBe("5月16日");
  expect(en.day("2026-05-15T16:30:00Z")).toBe("16 May");
  expect(zh.weekday("2026-05-15T09:00:00Z")).toBe("5月15日（周五）");
  expect(en.weekday("2026-05-15T09:00:00Z")).toBe("Fri, 15 May");
});

test("a time has the year only when it is another one", () => {
  expect(zh.dayTime("2026-05-15T09:00:00Z")).toBe("5月15日 17:00");
  expect(zh.dayTime("2025-12-31T15:59:00Z")).toBe("2025年12月31日 23:59");
  // New Year in China, still the old year in London.
  expect(zh.dayTime("2025-12-31T16:00:00Z")).toBe("1月1日 00:00");
  expect(en.dayTime("2025-06-12T03:46:00Z")).toBe("12 Jun 2025 11:46");
});

test("midnight is 00, never 24", () => {
  expect(zh.clock("2026-05-14T16:00:00Z")).toBe("00:00:00");
  expect(en.clock("2026-05-14T16:00:00Z")).toBe("00:00:00");
});

test("sizes are short and never 0 for something", () => {
  expect([1, 1024, 61_234_567, 432_013_312, 5_368_709_120].map(zh.size)).toEqual(["1 KB", "1 KB", "59 MB", "412 MB", "5.0 GB"]);
});
