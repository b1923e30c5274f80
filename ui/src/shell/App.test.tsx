// Coming in, being inside, and leaving, with a desk that answers as told.
import { act as settle, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";

import type { Output } from "../api/call";
import { desk, refusal, type Desk } from "../test/desk";
import { written } from "../test/Work";
import { App } from "./App";

vi.mock("./routes", () => import("../test/routes"));

const copy: Output<"entry.recent">[number] = {
  folder: "/copies/one",
  name: "祁山月",
  role: "expert",
  edition: "2026年示范市市长质量奖",
  opened: "2026-05-12T03:46:00Z",
  there: true,
  bytes: 432_013_312,
  demo_passphrase: null,
};
let made: Desk;
let open: Output<"entry.status">["open"];

beforeEach(() => {
  written.length = 0;
  open = null;
  made = desk({
    "settings.get": () => ({ language: "zh", theme: "light", textSize: 14, lockAfter: 15 }),
    "settings.set": (settings) => settings,
    "entry.status": () => ({ open, viewer: true }),
    "entry.recent": () => [copy],
    "enrol.pending": () => ({ code: "", name: "某份材料", person: null, edition: "" }),
    "entry.open": ({ folder, passphrase }) => {
      if (passphrase !== "石桥麦浪晚钟") throw refusal("E-COPY-PASSPHRASE");
      open = { folder, name: "祁山月", role: "expert", edition: copy.edition, scores: true };
      return open;
    },
    "entry.lock": () => {
      open = null;
      return {};
    },
  });
});

async function comeIn() {
  const user = userEvent.setup();
  render(<App />);
  await user.type(await screen.findByLabelText("口令"), "石桥麦浪晚钟{Enter}");
  await screen.findByText(/某份材料/);
  return user;
}

const names = () => made.asked.map(({ name }) => name);

test("before the passphrase the window shows whose copy it is and nothing else; a wrong one is said and can be typed over", async () => {
  const user = userEvent.setup();
  render(<App />);
  expect(await screen.findByRole("heading", { name: copy.edition ?? "" })).toBeTruthy();
  expect(screen.getByText("412 MB，全部加密")).toBeTruthy();
  expect(screen.queryByRole("navigation")).toBeNull();
  await user.type(screen.getByLabelText("口令"), "不对{Enter}");
  expect((await screen.findByRole("alert")).textContent).toContain("E-COPY-PASSPHRASE");
  const field = screen.getByLabelText<HTMLInputElement>("口令");
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect([field.selectionStart, field.selectionEnd]).toEqual([0, 2]);
  expect(names()).not.toContain("enrol.pending");
});

test("who has come in is at their own desk, with the tabs of their role", async () => {
  const user = await comeIn();
  expect(screen.getByRole("button", { name: "我的评审" }).getAttribute("aria-current")).toBe("page");
  await user.click(screen.getByRole("button", { name: "设置" }));
  expect(await screen.findByText("这里是设置")).toBeTruthy();
});

test("Ctrl+L locks: drafts are written before, and the page forgets what came out of the copy", async () => {
  const user = await comeIn();
  await user.keyboard("{Control>}l{/Control}");
  expect(await screen.findByLabelText("口令")).toBeTruthy();
  expect(screen.queryByText(/某份材料/)).toBeNull();
  expect(written).toEqual(["draft"]);
  const asked = names();
  expect(asked.lastIndexOf("settings.get")).toBeLessThan(asked.indexOf("entry.lock"));
  // Somebody else comes in: nothing of before is shown, not even until the answer is there.
  made.answers["enrol.pending"] = () => new Promise(() => undefined);
  await user.type(screen.getByLabelText("口令"), "石桥麦浪晚钟{Enter}");
  await screen.findByText(/我的评审 1/);
  expect(screen.queryByText(/某份材料/)).toBeNull();
});

test("Ctrl+L is not heard while an input method composes", async () => {
  await comeIn();
  fireEvent.keyDown(screen.getByLabelText("评语"), { key: "l", code: "KeyL", ctrlKey: true, isComposing: true });
  fireEvent.keyDown(screen.getByLabelText("评语"), { key: "Process", code: "KeyL", ctrlKey: true, keyCode: 229 });
  await settle(() => Promise.resolve());
  expect(names()).not.toContain("entry.lock");
});

test("nobody at the window for the chosen time locks it; a key puts it off", async () => {
  await comeIn();
  vi.useFakeTimers();
  fireEvent.keyDown(window, { key: "Shift" });
  vi.advanceTimersByTime(14 * 60_000);
  fireEvent.keyDown(window, { key: "Shift" });
  vi.advanceTimersByTime(14 * 60_000);
  expect(names()).not.toContain("entry.lock");
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
  expect(await screen.findByLabelText("口令")).toBeTruthy();
});

test("a desk that has locked by itself is believed", async () => {
  const user = await comeIn();
  made.answers["enrol.pending"] = () => {
    open = null;
    throw refusal("E-LOCKED");
  };
  await user.click(screen.getByRole("button", { name: "设置" }));
  await user.click(screen.getByRole("button", { name: "我的评审" }));
  expect(await screen.findByLabelText("口令")).toBeTruthy();
});

test("F1 lists the keys", async () => {
  const user = await comeIn();
  await user.keyboard("{F1}");
  const list = await screen.findByRole("dialog", { name: "按键一览" });
  expect(list.textContent).toContain("Ctrl+L");
});

test("the language changes at once and is kept by the desk, not by the page", async () => {
  const user = userEvent.setup();
  render(<App />);
  await user.click(await screen.findByRole("button", { name: "English" }));
  expect(await screen.findByLabelText("Passphrase")).toBeTruthy();
  expect(document.documentElement.lang).toBe("en");
  expect(made.asked.findLast(({ name }) => name === "settings.set")?.input).toMatchObject({ language: "en" });
  expect([window.localStorage.length, window.sessionStorage.length, document.cookie]).toEqual([0, 0, ""]);
});

test("an invented person's passphrase is shown and filled in", async () => {
  made.answers["entry.recent"] = () => [
    { ...copy, folder: "/demo/e01", demo_passphrase: "demo-e01", opened: null },
    { ...copy, folder: "/demo/c01", name: "岑望远", role: "chair", demo_passphrase: "demo-c01", opened: null },
  ];
  const user = userEvent.setup();
  render(<App />);
  await user.click(await screen.findByRole("button", { name: /岑望远/ }));
  expect(screen.getByLabelText<HTMLInputElement>("口令").value).toBe("demo-c01");
  expect(screen.queryByRole("button", { name: "忘记口令" })).toBeNull();
});
