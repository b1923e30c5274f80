// Whose copy is open. The desk knows; this only says it to the screens.
import { useAct, type Output } from "../api/call";

export type Status = Output<"entry.status">;

export function useStatus() {
  return useAct("entry.status", {});
}
