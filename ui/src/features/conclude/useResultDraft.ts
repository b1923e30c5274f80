// What is written for the result is kept in the copy as it is typed, so that neither a lock nor a crash takes it.
import { useCallback, useEffect, useRef, useState } from "react";

import { act } from "../../api/call";
import type { PanelPlace, PanelResultState } from "../../api/generated";
import { useBeforeLock } from "../../shared";
import { AutoSave, type SaveState } from "../scoring/state/autosave";
import { draftOf, kept, type Draft } from "./draft";

export interface Writing {
  draft: Draft;
  change: (change: (draft: Draft) => Draft) => void;
  saving: SaveState;
  /** Saves what is not saved yet. */
  flush: () => Promise<void>;
}

export function useResultDraft(place: PanelPlace, state: PanelResultState): Writing {
  const [draft, setDraft] = useState(() => draftOf(state.draft ?? state.signed?.said ?? null));
  const [saving, setSaving] = useState<SaveState>({ kind: "saved", at: state.saved_at });
  const latest = useRef({ draft, missing: state.missing });
  useEffect(() => {
    latest.current.missing = state.missing;
  }, [state.missing]);
  const [autosave] = useState(
    () =>
      new AutoSave(
        {
          send: async () => {
            const { at } = await act("panel.result_draft", { place, draft: kept(latest.current.draft, latest.current.missing) });
            return { version: 0, at };
          },
          isNewer: () => false,
          changed: setSaving,
        },
        0,
        state.saved_at,
      ),
  );
  useBeforeLock(() => autosave.flush());
  useEffect(() => () => void autosave.flush(), [autosave]);
  const change = useCallback(
    (by: (draft: Draft) => Draft) => {
      latest.current.draft = by(latest.current.draft);
      setDraft(latest.current.draft);
      autosave.touch();
    },
    [autosave],
  );
  return { draft, change, saving, flush: () => autosave.flush() };
}
