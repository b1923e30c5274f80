// Keys. Nothing fires while an input method is composing, and no bare letter or digit is ever a shortcut.
import { useLayoutEffect, useRef } from "react";

/** `Ctrl+Enter`, `Alt+1`, `Ctrl+Shift+Z`, `F6`, `Escape`, `Ctrl+PageDown`, `Ctrl+ArrowUp`. */
export type Keys = string;

const BARE = /^.$/u;

export function matches(keys: Keys, event: KeyboardEvent): boolean {
  const parts = keys.split("+");
  const key = parts.pop() ?? "";
  const wants = (name: string) => parts.includes(name);
  if (event.ctrlKey !== wants("Ctrl") || event.altKey !== wants("Alt") || event.shiftKey !== wants("Shift")) return false;
  if (event.metaKey) return false;
  // By position too: with Alt or another layout the key's own character changes.
  const digit = /^\d$/.test(key) && event.code === `Digit${key}`;
  const letter = /^[A-Z]$/i.test(key) && event.code === `Key${key.toUpperCase()}`;
  return digit || letter || event.key.toLowerCase() === key.toLowerCase();
}

/** Calls `act` when the keys are pressed anywhere in the window, from the moment in which the screen offers it. */
export function useShortcut(keys: Keys, act: ((event: KeyboardEvent) => void) | undefined): void {
  if (BARE.test(keys)) throw new Error(`a bare letter is no shortcut: ${keys}`);
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  const on = act !== undefined;
  useLayoutEffect(() => {
    if (!on) return undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229 || event.defaultPrevented || !matches(keys, event)) return;
      event.preventDefault();
      latest.current?.(event);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [keys, on]);
}
