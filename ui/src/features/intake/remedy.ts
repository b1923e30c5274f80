// What to do about a file that is refused. The desk says why; this says what follows from it.

export type Remedy = "elsewhere" | "sign_again" | "send_again" | "own_charter" | "office" | "program";

/** Codes of the reasons by what helps. Whatever is not named is sent again. */
const CODES: Readonly<Record<Exclude<Remedy, "send_again">, readonly string[]>> = {
  // It is not for this panel, or not for anybody.
  elsewhere: ["wrong-round", "other-edition", "not-expected", "recused", "not-a-sheet", "wrong-role", "other-charter", "unlisted-key", "other-ca"],
  // Only its author can make a good one.
  sign_again: ["stale-charter", "sheet", "other-description", "page-differs", "unprintable", "other-dossier", "missing-predecessor", "not-countersigned", "replaces-signed", "fork", "stale"],
  own_charter: ["no-charter", "charter-fork", "charter"],
  office: ["revoked"],
  program: ["unknown-layout", "other-format"],
};

export function remedyOf(code: string): Remedy {
  const found = Object.entries(CODES).find(([, codes]) => codes.includes(code));
  return found ? (found[0] as Remedy) : "send_again";
}
