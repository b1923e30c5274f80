// What small parts say, and when.
import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { Refused } from "../api/call";
import { refusal } from "../test/desk";
import { LanguageContext } from "../texts";
import { ThemeRoot } from "../theme/ThemeRoot";
import { ErrorBar, Hint } from "./bars";
import { CiteChip } from "./CiteChip";
import { SavedMark } from "./SavedMark";
import { SealButton } from "./SealButton";
import { Stamp, stateTexts, type State } from "./Stamp";

const states = Object.keys(stateTexts.zh) as State[];

test.each(states)("the stamp %s alone has its name for who cannot see it, with its word it says it once", (state) => {
  const { unmount } = render(<Stamp state={state} />);
  const alone = screen.getByRole("img", { name: stateTexts.zh[state] });
  expect(alone.title).toBe(stateTexts.zh[state]);
  expect([...(alone.textContent ?? "")]).toHaveLength(1);
  unmount();
  render(
    <LanguageContext value="en">
      <Stamp state={state} word />
    </LanguageContext>,
  );
  expect(screen.queryByRole("img")).toBeNull();
  expect(screen.getByText(stateTexts.en[state])).toBeTruthy();
});

test("no two states share a character", () => {
  const { container } = render(
    <>
      {states.map((state) => (
        <Stamp key={state} state={state} />
      ))}
    </>,
  );
  const characters = [...container.querySelectorAll(".pd-stamp")].map((stamp) => stamp.textContent);
  expect(new Set(characters).size).toBe(states.length);
});

test("only what is durable is called saved, at the time it was, in China's time", () => {
  const { rerender } = render(<SavedMark saving={{ kind: "nothing" }} />);
  expect(screen.getByRole("status").textContent).not.toContain("已保存");
  rerender(<SavedMark saving={{ kind: "saving" }} />);
  expect(screen.getByRole("status").textContent).not.toContain("已保存");
  rerender(<SavedMark saving={{ kind: "failed" }} />);
  expect(screen.getByRole("status").textContent).toContain("尚未保存");
  rerender(<SavedMark saving={{ kind: "saved", at: new Date("2026-05-12T06:32:08Z") }} />);
  expect(screen.getByRole("status").textContent).toContain("已保存 14:32:08");
});

test("an error says what happened, what to do and its code, in the language of the window", () => {
  const { rerender } = render(<ErrorBar error={new Refused(refusal("E-CODE"))} />);
  expect(screen.getByRole("alert").textContent).toBe("E-CODE 发生了　请这样做。E-CODE");
  rerender(
    <LanguageContext value="en">
      <ErrorBar error={new Refused(refusal("E-CODE"))} />
    </LanguageContext>,
  );
  expect(screen.getByRole("alert").textContent).toContain("E-CODE happened　Do this.");
});

test("what the person stopped is no error, and an unforeseen one still has a code and a way on", () => {
  const { rerender } = render(<ErrorBar error={new Refused(refusal("E-CANCELLED", "cancelled"))} />);
  expect(screen.queryByRole("alert")).toBeNull();
  rerender(<ErrorBar error={new TypeError("x is undefined")} />);
  expect(screen.getByRole("alert").textContent).toContain("E-WINDOW");
  expect(screen.getByRole("alert").textContent).not.toContain("undefined");
});

test("a hint says that it holds nothing up, and goes away when told", async () => {
  const dismiss = vi.fn<() => void>();
  render(<Hint onDismiss={dismiss}>整合落在 30–45%。</Hint>);
  expect(screen.getByRole("note").textContent).toContain("供参考，不影响保存");
  await userEvent.click(screen.getByRole("button", { name: "不再提示" }));
  expect(dismiss).toHaveBeenCalledTimes(1);
});

test("a citation names document and page, goes there and can be taken off", async () => {
  const go = vi.fn<() => void>();
  const remove = vi.fn<() => void>();
  render(<CiteChip label="报告" page={20} onGo={go} onRemove={remove} />);
  await userEvent.click(screen.getByRole("button", { name: "报告 20页" }));
  await userEvent.click(screen.getByRole("button", { name: "去掉这条引用 报告 20页" }));
  expect([go.mock.calls.length, remove.mock.calls.length]).toEqual([1, 1]);
});

test("an act that cannot be done says why beside it", () => {
  render(
    <ThemeRoot>
      <SealButton reason="还有 3 条未评。">签名</SealButton>
    </ThemeRoot>,
  );
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "签名" }).disabled).toBe(true);
  expect(screen.getByText("还有 3 条未评。")).toBeTruthy();
});
