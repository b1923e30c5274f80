import { emit } from "@tauri-apps/api/event";
import { expect, test } from "vitest";

import { desk, refusal } from "../test/desk";
import { act, failureOf, Refused, type Step } from "./call";

const settings = { language: "zh", theme: "light", textSize: 14, lockAfter: 15 } as const;

test("an action goes to the desk by its name and comes back", async () => {
  const made = desk({ "settings.get": () => settings });
  expect(await act("settings.get", {})).toEqual(settings);
  expect(made.asked).toEqual([{ name: "settings.get", input: {} }]);
});

test("a refusal keeps the desk's own words; anything else is a fault of the window", async () => {
  desk({
    "entry.lock": () => {
      throw refusal("E-BUSY");
    },
  });
  const failed = await act("entry.lock", {}).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(Refused);
  expect(failureOf(failed).code).toBe("E-BUSY");
  expect(failureOf(new Error("anything")).code).toBe("E-WINDOW");
});

test("a long act is heard while it goes, and no longer when it is over", async () => {
  const heard: Step[] = [];
  const step = (done: number): Step => ({ zh: "步骤", en: "Step", done, total: 2 });
  let job = "";
  const made = desk({
    "demo.prepare": async () => {
      job = made.jobs.at(-1) ?? "";
      await emit(`job:${job}`, step(1));
      return { folder: "/demo", people: [] };
    },
  });
  await act("demo.prepare", { anew: false }, { onProgress: (now) => heard.push(now) });
  expect(job).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
  await emit(`job:${job}`, step(2));
  expect(heard).toEqual([step(1)]);
});

test("stopping tells the desk which act", async () => {
  const controller = new AbortController();
  let finish: (() => void) | undefined;
  const made = desk({
    "demo.prepare": () =>
      new Promise((resolve) => {
        finish = () => resolve({ folder: "/demo", people: [] });
      }),
  });
  const done = act("demo.prepare", { anew: false }, { signal: controller.signal });
  controller.abort();
  await Promise.resolve();
  expect(made.asked.find(({ name }) => name === "cancel")?.input).toEqual({ job: made.jobs.at(-1) });
  finish?.();
  await done;
});
