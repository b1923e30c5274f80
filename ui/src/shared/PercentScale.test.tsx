import { fireEvent, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";

import { PercentScale } from "./PercentScale";

const bands = [
  { from: 0, to: 1 },
  { from: 2, to: 5 },
  { from: 6, to: 9 },
  { from: 10, to: 13 },
  { from: 14, to: 17 },
  { from: 18, to: 20 },
];

function Scale({ start, keys = false }: { start: number | null; keys?: boolean }) {
  const [step, setStep] = useState(start);
  return (
    <>
      <textarea aria-label="评语" />
      <PercentScale bands={bands} label={(at) => String(at * 5)} value={step} onChange={setStep} name="百分比" keys={keys} />
    </>
  );
}

const chosen = () => screen.queryByRole("radio", { checked: true })?.textContent ?? null;

test("all 21 steps stand in one radio group, and it is one stop of the tab key", () => {
  render(<Scale start={13} />);
  expect(screen.getByRole("radiogroup", { name: "百分比" })).toBeTruthy();
  const cells = screen.getAllByRole("radio");
  expect(cells.map((cell) => cell.textContent)).toEqual(bands.flatMap(({ from, to }) => range(from, to).map((at) => String(at * 5))));
  expect(cells.filter((cell) => cell.tabIndex === 0).map((cell) => cell.textContent)).toEqual(["65"]);
});

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

test("arrows, Home and End move the choice and the focus, and stop at the ends", async () => {
  const user = userEvent.setup();
  render(<Scale start={19} />);
  await user.tab();
  await user.tab();
  expect(document.activeElement?.textContent).toBe("95");
  await user.keyboard("{ArrowRight}{ArrowRight}");
  expect(chosen()).toBe("100");
  expect(document.activeElement?.textContent).toBe("100");
  await user.keyboard("{ArrowLeft}{ArrowDown}");
  expect(chosen()).toBe("90");
  await user.keyboard("{Home}{ArrowLeft}");
  expect(chosen()).toBe("0");
  await user.keyboard("{End}");
  expect(chosen()).toBe("100");
});

test("a mark that is taken back is not given, which is not 0", async () => {
  const user = userEvent.setup();
  render(<Scale start={4} />);
  await user.tab();
  await user.tab();
  await user.keyboard("{Delete}");
  expect(chosen()).toBeNull();
});

test("Ctrl and an arrow step from anywhere in the window, also while a comment is typed", async () => {
  const user = userEvent.setup();
  render(<Scale start={10} keys />);
  await user.click(screen.getByLabelText("评语"));
  await user.keyboard("{Control>}{ArrowUp}{ArrowUp}{/Control}");
  expect(chosen()).toBe("60");
  await user.keyboard("{Control>}{ArrowDown}{/Control}");
  expect(chosen()).toBe("55");
  expect(document.activeElement).toBe(screen.getByLabelText("评语"));
});

test("nothing moves while an input method composes", () => {
  render(<Scale start={10} keys />);
  fireEvent.keyDown(window, { key: "ArrowUp", ctrlKey: true, isComposing: true });
  fireEvent.keyDown(window, { key: "ArrowUp", ctrlKey: true, keyCode: 229 });
  fireEvent.keyDown(screen.getByRole("radio", { checked: true }), { key: "ArrowRight", isComposing: true });
  expect(chosen()).toBe("50");
});

test("digits and letters never choose", async () => {
  const user = userEvent.setup();
  render(<Scale start={10} keys />);
  await user.click(screen.getByRole("radio", { checked: true }));
  await user.keyboard("70j ");
  expect(chosen()).toBe("50");
});
