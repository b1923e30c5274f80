// Locks the copy when nobody has touched the window for a while.
import { useEffect } from "react";

import { useSettings } from "../theme/settings";

export function useIdleLock(open: boolean, lock: () => void): void {
  const { lockAfter } = useSettings();
  useEffect(() => {
    if (!open || lockAfter <= 0) return undefined;
    let timer = 0;
    const restart = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(lock, lockAfter * 60_000);
    };
    const signs = ["keydown", "pointerdown", "pointermove", "wheel"] as const;
    for (const sign of signs) window.addEventListener(sign, restart, { passive: true });
    restart();
    return () => {
      window.clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, restart);
    };
  }, [open, lockAfter, lock]);
}
