// A list that is one stop of the Tab key: arrows go from row to row.
import type { KeyboardEvent } from "react";

/** Rows are elements with `data-row`. */
export function roving(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.altKey || event.shiftKey || event.nativeEvent.isComposing) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]")];
  const at = rows.findIndex((row) => row === document.activeElement);
  if (at < 0) return;
  const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 };
  const row = rows[to[event.key] ?? -1];
  if (!row) return;
  event.preventDefault();
  row.focus();
}
