// What was recorded last can be undone, one after the other, as long as the window is open and the copy is not locked:
// it is kept with what the screens know of the copy, and goes with it.
import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";

import { act, type Output } from "../../api/call";
import type { ConsensusView, PanelPlace } from "../../api/generated";
import { samePanel } from "../panel/place";

export interface Recorded {
  place: PanelPlace;
  application: string;
  item: string;
  /** What was agreed on before. */
  before: ConsensusView | null;
}

const KEY = ["panel.undo"] as const;
const MOST = 50;

export function pushUndo(client: QueryClient, recorded: Recorded): void {
  client.setQueryDefaults(KEY, { gcTime: Infinity, staleTime: Infinity });
  client.setQueryData<Recorded[]>(KEY, (all = []) => [...all, recorded].slice(-MOST));
}

/** Returns what was recorded last in this panel, and how to undo it. */
export function useUndo(place: PanelPlace): { last: Recorded | undefined; undo: () => Promise<Recorded | null> } {
  const client = useQueryClient();
  const all = useQuery<Recorded[]>({
    queryKey: KEY,
    queryFn: () => client.getQueryData<Recorded[]>(KEY) ?? [],
    initialData: () => client.getQueryData<Recorded[]>(KEY) ?? [],
    gcTime: Infinity,
    staleTime: Infinity,
  });
  const last = all.data.findLast((recorded) => samePanel(recorded.place, place));
  const undo = async () => {
    if (!last) return null;
    const { before, ...on } = last;
    if (before) {
      const { steps, reason, comments } = before;
      await act("panel.agree", { ...on, steps, reason, comments });
    } else {
      await act("panel.keep", on);
    }
    client.setQueryData<Recorded[]>(KEY, (known = []) => known.filter((one) => one !== last));
    client.setQueryData<Output<"panel.item">>(["panel.item", on], (view) => view && { ...view, consensus: before, draft: null });
    await Promise.all(["panel.agenda", "panel.matrix"].map((name) => client.invalidateQueries({ queryKey: [name] })));
    return last;
  };
  return { last, undo };
}
