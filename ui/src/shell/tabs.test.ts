// Tabs by role, and the one where one is.
import { expect, test } from "vitest";

import type { FeatureRoute } from "./routes";
import { tabsOf } from "./tabs";

const named = (name: string) => ({ zh: { tab: name }, en: { tab: name } });
const route = (path: string, roles: NonNullable<FeatureRoute["tab"]>["roles"], order: number, also?: string[]): FeatureRoute => ({
  path,
  element: null as unknown as FeatureRoute["element"],
  tab: { roles, order, label: named(path.split("/").pop() ?? ""), ...(also ? { also } : {}) },
});
const routes: readonly FeatureRoute[] = [
  route("/audit", ["expert", "chair", "supervisor"], 90),
  route("/panel/result/:round?/:panel?", ["chair"], 40),
  route("/panel", ["chair"], 10),
  route("/panel/matrix/:application?", ["chair"], 30, ["/panel/item"]),
  { path: "/panel/intake/report", element: null as unknown as FeatureRoute["element"] },
  route("/work", ["expert"], 10, ["/result"]),
  route("/scoring/:round/:panel/:application", ["expert"], 20),
];
const paths = (...input: Parameters<typeof tabsOf>) => tabsOf(...input).map(({ to }) => to);
const here = (...input: Parameters<typeof tabsOf>) => tabsOf(...input).flatMap((tab) => (tab.here ? [tab.to] : []));

test("each role has its tabs in their order; a tab leads to its screen without parameters", () => {
  expect(paths(routes, "expert", true, "/work")).toEqual(["/work", "/scoring", "/audit"]);
  expect(paths(routes, "chair", false, "/panel")).toEqual(["/panel", "/panel/matrix", "/panel/result", "/audit"]);
  expect(paths(routes, "supervisor", false, "/audit")).toEqual(["/audit"]);
});

test("a chair who scores has the expert's tabs too, before their own", () => {
  expect(paths(routes, "chair", true, "/panel")).toEqual(["/work", "/scoring", "/panel", "/panel/matrix", "/panel/result", "/audit"]);
});

test("one tab is the one where one is: the one that names the screen most closely", () => {
  expect(here(routes, "chair", true, "/panel")).toEqual(["/panel"]);
  expect(here(routes, "chair", true, "/panel/matrix/05")).toEqual(["/panel/matrix"]);
  expect(here(routes, "chair", true, "/panel/item/05/4.7.2")).toEqual(["/panel/matrix"]);
  expect(here(routes, "chair", true, "/panel/intake/report")).toEqual(["/panel"]);
  expect(here(routes, "chair", true, "/work/hand-in")).toEqual(["/work"]);
  expect(here(routes, "expert", true, "/result")).toEqual(["/work"]);
  expect(here(routes, "expert", true, "/settings")).toEqual([]);
  expect(here(routes, "expert", true, "/workshop")).toEqual([]);
});
