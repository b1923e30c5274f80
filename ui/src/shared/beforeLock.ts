// What has to be written before the copy is locked: a screen with a draft says so here.
import { useEffect, useRef } from "react";

type Write = () => Promise<unknown>;

const writes = new Set<Write>();
const LONGEST = 3000;

/** Calls `write` before the copy is locked, and waits for it. */
export function useBeforeLock(write: Write): void {
  const latest = useRef(write);
  useEffect(() => {
    latest.current = write;
  });
  useEffect(() => {
    const own: Write = () => latest.current();
    writes.add(own);
    return () => void writes.delete(own);
  }, []);
}

/** Waits until everything is written, but not for ever: a lock that waits is none. */
export async function settleBeforeLock(): Promise<void> {
  const all = Promise.allSettled([...writes].map((write) => write()));
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, LONGEST))]);
}
