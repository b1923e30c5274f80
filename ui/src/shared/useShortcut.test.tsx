import { fireEvent, render } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import { useShortcut } from "./useShortcut";

function Listening({ keys, act }: { keys: string; act?: () => void }) {
  useShortcut(keys, act);
  return <input aria-label="评语" />;
}

test.each([
  ["Ctrl+Enter", { key: "Enter", ctrlKey: true }],
  ["Ctrl+1", { key: "!", code: "Digit1", ctrlKey: true }],
  ["Alt+0", { key: "º", code: "Digit0", altKey: true }],
  ["Ctrl+L", { key: "L", code: "KeyL", ctrlKey: true }],
  ["Ctrl+F", { key: "а", code: "KeyF", ctrlKey: true }],
  ["Ctrl+PageDown", { key: "PageDown", ctrlKey: true }],
  ["Ctrl+Shift+Z", { key: "Z", code: "KeyZ", ctrlKey: true, shiftKey: true }],
  ["F6", { key: "F6" }],
])("%s is heard, on other layouts too", (keys, event) => {
  const act = vi.fn<() => void>();
  render(<Listening keys={keys} act={act} />);
  const taken = !fireEvent.keyDown(window, event);
  expect(act).toHaveBeenCalledTimes(1);
  expect(taken).toBe(true);
});

test.each([
  ["Ctrl+Z", { key: "Z", code: "KeyZ", ctrlKey: true, shiftKey: true }],
  ["Ctrl+1", { key: "1", code: "Digit1", ctrlKey: true, altKey: true }],
  ["Ctrl+Enter", { key: "Enter" }],
  ["Alt+1", { key: "1", code: "Digit1" }],
  ["Ctrl+L", { key: "l", code: "KeyL", metaKey: true, ctrlKey: true }],
])("%s is not another combination", (keys, event) => {
  const act = vi.fn<() => void>();
  render(<Listening keys={keys} act={act} />);
  fireEvent.keyDown(window, event);
  expect(act).not.toHaveBeenCalled();
});

test("while an input method composes, every key is its own", () => {
  const act = vi.fn<() => void>();
  render(<Listening keys="Ctrl+Enter" act={act} />);
  fireEvent.keyDown(window, { key: "Enter", ctrlKey: true, isComposing: true });
  fireEvent.keyDown(window, { key: "Process", code: "Enter", ctrlKey: true, keyCode: 229 });
  expect(act).not.toHaveBeenCalled();
});

test("what somebody nearer took is not heard again", () => {
  const act = vi.fn<() => void>();
  const { getByLabelText } = render(<Listening keys="Escape" act={act} />);
  const input = getByLabelText("评语");
  input.addEventListener("keydown", (event) => event.preventDefault());
  fireEvent.keyDown(input, { key: "Escape" });
  expect(act).not.toHaveBeenCalled();
});

test("a bare letter or digit cannot be a shortcut at all", () => {
  const quiet = vi.spyOn(console, "error").mockImplementation(() => undefined);
  expect(() => render(<Listening keys="j" act={() => undefined} />)).toThrow(/bare/);
  expect(() => render(<Listening keys="5" act={() => undefined} />)).toThrow(/bare/);
  quiet.mockRestore();
});

test("without an act the keys are left to others", () => {
  render(<Listening keys="Ctrl+L" />);
  expect(fireEvent.keyDown(window, { key: "l", code: "KeyL", ctrlKey: true })).toBe(true);
});
