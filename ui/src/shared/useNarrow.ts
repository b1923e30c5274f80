// Whether the window is small: an old laptop, 1093×540. The same condition stands in the style sheets.
import { useSyncExternalStore } from "react";

export const NARROW = "(max-height: 600px), (max-width: 1179px)";

function listen(changed: () => void): () => void {
  const query = window.matchMedia(NARROW);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

export function useNarrow(): boolean {
  return useSyncExternalStore(listen, () => window.matchMedia(NARROW).matches);
}
