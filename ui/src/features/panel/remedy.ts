// What to do about a sheet that is refused. The desk says why; this says what follows from it.
import { defineTexts } from "../../texts";

export type Remedy = "seal" | "elsewhere" | "sign_again" | "send_again" | "own_charter" | "office" | "program";

/** Codes of the reasons by what helps. Whatever is not named is sent again. */
const CODES: Readonly<Record<Exclude<Remedy, "send_again">, readonly string[]>> = {
  seal: ["seal"],
  // It is not for this panel, or not for anybody.
  elsewhere: ["wrong-round", "other-edition", "not-expected", "recused", "not-a-sheet", "wrong-role", "other-charter", "unlisted-key", "other-ca"],
  // Only its author can make a good one.
  sign_again: ["stale-charter", "sheet", "other-description", "page-differs", "unprintable", "other-dossier", "not-countersigned", "replaces-signed", "fork", "stale"],
  own_charter: ["no-charter", "charter-fork", "charter"],
  office: ["revoked"],
  program: ["unknown-layout", "other-format"],
};

export function remedyOf(code: string): Remedy {
  const found = Object.entries(CODES).find(([, codes]) => codes.includes(code));
  return found ? (found[0] as Remedy) : "send_again";
}

export const remedyTexts = defineTexts({
  zh: {
    seal: "文件损坏，或不是封给您的；请专家从本人副本重新封装再交。",
    elsewhere: "不属于本组的应收评分表，退还交件人。",
    sign_again: "请专家本人重新签名、封装后再交。",
    send_again: "请专家从本人副本重新封装再交，前后各版会一并封装。",
    own_charter: "先导入现行评审方案，再查验。",
    office: "请专家与评选办公室联系，换发证书后重签。",
    program: "文件出自较新的程序，请更新本程序后再收。",
  },
  en: {
    seal: "It is damaged, or not sealed to you: the expert seals it anew from their own copy and hands it in again.",
    elsewhere: "Not expected by this panel: give it back to whoever brought it.",
    sign_again: "The expert signs again, seals and hands in again.",
    send_again: "The expert seals it anew from their own copy, with all its revisions, and hands it in again.",
    own_charter: "Import the charter in force, then check again.",
    office: "The expert asks the award office for a new certificate and signs again.",
    program: "It comes from a newer program: update this one, then take it in.",
  },
});
