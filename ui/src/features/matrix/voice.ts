// The words for an expert without a mark.
import type { VoiceState } from "../../api/generated";
import type { useTexts } from "../../texts";
import type { hereTexts } from "./texts";

export type Words = ReturnType<typeof useTexts<typeof hereTexts.zh>>;

/** `short` is for cells. */
export function stateWord(state: VoiceState, t: Words, short = false): string {
  if (state === "insufficient" && !short) return t.insufficientLong;
  return t[state];
}

/** In the order in which they are said. */
export const WITHOUT: readonly Exclude<VoiceState, "scored">[] = ["recused", "missing", "abstained", "insufficient", "forked"];
