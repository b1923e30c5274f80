import { useEffect, useEffectEvent, useState } from "react";

import { useStore, type ScoringStore } from "../state/store";

/** Returns a value once it rests. */
export function useRested<T>(value: T, milliseconds: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return rested;
}

/** The same for a piece of the form: nothing is drawn while it changes. */
export function useRestedPiece<P>(select: (store: ScoringStore) => P, milliseconds: number): P {
  const store = useStore();
  const [rested, setRested] = useState(() => select(store));
  const look = useEffectEvent(() => setRested(select(store)));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = store.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(() => look(), milliseconds);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store, milliseconds]);
  return rested;
}
