// The contrasts the look promises, computed as WCAG 2.2 does.
import { expect, test } from "vitest";

import { colours, type Mode } from "./colours";

function luminance(hex: string): number {
  const channel = (from: number) => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one: string, two: string): number {
  const [light, dark] = [luminance(one), luminance(two)].toSorted((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const text = [
  ["ink", "paper"],
  ["ink", "desk"],
  ["ink", "sunken"],
  ["ink", "bluebg"],
  ["ink", "mark"],
  ["ink", "lo2"],
  ["ink", "hi2"],
  ["ink2", "paper"],
  ["ink2", "desk"],
  ["ink2", "bluebg"],
  ["ink3", "paper"],
  ["ink3", "desk"],
  ["ink3", "sunken"],
  ["ink3", "plumbg"],
  ["blue", "paper"],
  ["blue", "desk"],
  ["blue", "bluebg"],
  ["seal", "paper"],
  ["seal", "sealbg"],
  ["green", "paper"],
  ["green", "desk"],
  ["ochre", "ochrebg"],
  ["plum", "paper"],
  ["plum", "plumbg"],
  ["onblue", "blue"],
  ["onseal", "sealfill"],
] as const;

test.each(["light", "dark"] as const)("all text is readable: at least 4.5 to 1 (%s)", (mode: Mode) => {
  const poor = text.map(([one, two]) => [one, two, contrast(colours[mode][one], colours[mode][two])] as const);
  expect(poor.filter(([, , ratio]) => ratio < 4.5)).toEqual([]);
});

test.each(["light", "dark"] as const)("what one can click or type in has an outline of 3 to 1 (%s)", (mode: Mode) => {
  const grounds = ["paper", "desk"] as const;
  expect(grounds.filter((ground) => contrast(colours[mode].edge, colours[mode][ground]) < 3)).toEqual([]);
});
