// The window's frame: the top bar with the tabs of the role, and the screen below it.
import { useState, type ReactNode } from "react";

import { ContextSlot } from "../shared/ContextBar";
import { useNarrow } from "../shared/useNarrow";
import { useShortcut } from "../shared/useShortcut";
import { KeyList } from "./KeyList";
import { useLock, type Status } from "./session";
import { NarrowBar, TopBar } from "./TopBar";
import { useIdleLock } from "./useIdleLock";

import "./frame.css";

export function Frame({ status, children }: { status: Status["open"]; children: ReactNode }) {
  const lock = useLock();
  const narrow = useNarrow();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  useShortcut("Ctrl+L", status ? lock : undefined);
  useIdleLock(status !== null, lock);
  const bar = status?.role ? { open: status, role: status.role, onLock: lock } : null;
  return (
    <ContextSlot value={slot}>
      <div className="pd-frame">
        {bar && (narrow ? <NarrowBar {...bar} slot={setSlot} /> : <TopBar {...bar} />)}
        <main className="pd-main">{children}</main>
        <KeyList />
      </div>
    </ContextSlot>
  );
}
