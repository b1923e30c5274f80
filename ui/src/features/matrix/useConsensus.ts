// The editing of one item: what is typed is kept in the copy as it is typed; recording is an act of its own.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import { act, type Output } from "../../api/call";
import type { ConsensusView, PanelItemView, PanelPlace } from "../../api/generated";
import { useBeforeLock } from "../../shared";
import { AutoSave, type SaveState } from "../scoring/state/autosave";
import { draftOf, isRecorded, kept, nothing, recordable, type Draft } from "./draft";
import { pushUndo } from "./undo";

export interface Consensus {
  draft: Draft;
  change: (change: (draft: Draft) => Draft) => void;
  /** What was agreed on, as it is recorded. */
  recorded: ConsensusView | null;
  /** Whether something is typed that is not recorded. */
  dirty: boolean;
  saving: SaveState;
  /** Whether an act is under way. */
  busy: boolean;
  error: unknown;
  /** Records it; true when it is. */
  record: () => Promise<boolean>;
  /** Takes back what was agreed on and what is typed; true when it is done. */
  keep: () => Promise<boolean>;
  /** Forgets what is typed. */
  discard: () => void;
}

type Kept = Output<"panel.item">;

export function useConsensus(place: PanelPlace, view: PanelItemView): Consensus {
  const client = useQueryClient();
  const { application, item } = view;
  const on = useMemo(() => ({ place, application, item }), [place, application, item]);
  const [draft, setDraft] = useState(() => draftOf(view));
  const [recorded, setRecorded] = useState(view.consensus);
  const [saving, setSaving] = useState<SaveState>({ kind: "saved", at: null });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const latest = useRef({ draft, recorded });

  const known = useCallback(
    (more: Partial<Kept>) => client.setQueryData<Kept>(["panel.item", on], (before) => before && { ...before, ...more }),
    [client, on],
  );
  const [autosave] = useState(
    () =>
      new AutoSave(
        {
          send: async () => {
            const now = latest.current;
            const typed = isRecorded(now.draft, now.recorded) ? null : kept(now.draft);
            const { at } = await act("panel.draft", { ...on, draft: typed });
            known({ draft: typed });
            return { version: 0, at };
          },
          isNewer: () => false,
          changed: setSaving,
        },
        0,
        null,
      ),
  );
  useBeforeLock(() => autosave.flush());
  useEffect(() => () => void autosave.flush(), [autosave]);

  const put = useCallback((next: Draft) => {
    latest.current.draft = next;
    setDraft(next);
  }, []);
  const change = useCallback(
    (by: (draft: Draft) => Draft) => {
      put(by(latest.current.draft));
      autosave.touch();
    },
    [autosave, put],
  );

  const settle = async (done: () => Promise<{ before: ConsensusView | null }>, next: ConsensusView | null): Promise<boolean> => {
    setBusy(true);
    setError(null);
    try {
      await autosave.flush();
      const { before } = await done();
      latest.current.recorded = next;
      setRecorded(next);
      put(next ? draftOf({ draft: null, consensus: next }) : nothing);
      known({ consensus: next, draft: null });
      if (before !== null || next !== null) pushUndo(client, { ...on, before });
      await Promise.all(["panel.agenda", "panel.matrix", "panel.result_preview"].map((name) => client.invalidateQueries({ queryKey: [name] })));
      return true;
    } catch (failed) {
      setError(failed);
      return false;
    } finally {
      setBusy(false);
    }
  };

  const record = () => {
    const { steps, reason, comments } = recordable(latest.current.draft);
    if (steps === null) return Promise.resolve(false);
    const text = view.allowed[steps]?.text ?? "";
    return settle(() => act("panel.agree", { ...on, steps, reason, comments }), { steps, text, reason, comments });
  };
  const keep = () => settle(() => act("panel.keep", on), null);
  const discard = () => {
    put(draftOf({ draft: null, consensus: latest.current.recorded }));
    autosave.touch();
  };
  return { draft, change, recorded, dirty: !isRecorded(draft, recorded), saving, busy, error, record, keep, discard };
}
