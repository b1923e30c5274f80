// Whose copy is open. The desk knows; this only says it to the screens.
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useCallback } from "react";

import { act, useAct, type Output } from "../api/call";
import { settleBeforeLock } from "../shared/beforeLock";

export type Status = Output<"entry.status">;

export function useStatus() {
  return useAct("entry.status", {});
}

/** What the page may still know when no copy is open. */
const OF_THE_MACHINE: ReadonlySet<unknown> = new Set(["entry.status", "entry.recent", "demo.known", "settings.get"]);

/** Forgets everything that came out of a copy. */
export function forgetCopy(client: QueryClient): void {
  client.setQueryData<Status>(["entry.status", {}], (status) => status && { ...status, open: null });
  client.removeQueries({ predicate: ({ queryKey }) => !OF_THE_MACHINE.has(queryKey[0]) });
}

/** Locks the copy: what is being written is written first, and nothing of the copy stays in the page. */
export function useLock(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    const lock = async () => {
      await settleBeforeLock();
      await act("entry.lock", {});
      forgetCopy(client);
      await client.invalidateQueries({ queryKey: ["entry.recent"] });
    };
    // That the desk refuses is not foreseen; then the copy is not locked, and the screen must not say it is.
    lock().catch(() => void client.invalidateQueries({ queryKey: ["entry.status"] }));
  }, [client]);
}
