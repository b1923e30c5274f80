import type { KeyboardEvent } from "react";

/** A field that is no part of the draft takes back its own typing, not the draft's. */
export function ownUndo(event: KeyboardEvent): void {
  if (event.ctrlKey && event.key.toLowerCase() === "z") event.stopPropagation();
}
