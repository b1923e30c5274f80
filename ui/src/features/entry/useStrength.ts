// How hard the typed passphrase is to guess: the rules know. It is asked outside of the cache, which would keep it.
import { useEffect, useState } from "react";

import { act } from "../../api/call";
import type { Strength } from "../../api/generated";

/** Returns null until the desk has answered for what is typed now. */
export function useStrength(passphrase: string): Strength | null {
  const [known, setKnown] = useState<{ passphrase: string; strength: Strength } | null>(null);
  useEffect(() => {
    let current = true;
    act("entry.strength", { passphrase }).then(
      (strength) => current && setKnown({ passphrase, strength }),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [passphrase]);
  return known?.passphrase === passphrase ? known.strength : null;
}
