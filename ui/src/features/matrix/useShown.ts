// What was shown stays until the next is there: turning from one dossier to the next does not flash.
import { useState } from "react";

export function useShown<T>(now: T | undefined): T | undefined {
  const [before, setBefore] = useState(now);
  if (now !== undefined && now !== before) setBefore(now);
  return now ?? before;
}
