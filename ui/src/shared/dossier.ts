// What every screen says of a dossier: its name, where it is worked on, its stamp, and why it no longer stands.
import type { CellKey, WorkDossier, WorkStage, WorkWhy } from "../api/generated";
import { defineTexts, type useTexts } from "../texts";
import type { State } from "./Stamp";

export function cellName(cell: CellKey): string {
  return `${cell.round}/${cell.panel}/${cell.application}/${cell.expert}`;
}

export function scoringPath(cell: CellKey, item?: string | null): string {
  const path = `/scoring/${cell.round}/${cell.panel}/${cell.application}`;
  return item ? `${path}/${item}` : path;
}

export function overviewPath(cell: CellKey): string {
  return `/overview/${cell.round}/${cell.panel}/${cell.application}`;
}

/** The stamp of a stage; a signed sheet without marks is told apart. */
export function stampOf(dossier: Pick<WorkDossier, "stage" | "standing" | "why">): State {
  const quiet = dossier.standing === "abstaining" ? "abstained" : dossier.standing === "insufficient" ? "insufficient" : null;
  const stamps: Readonly<Record<WorkStage, State>> = {
    draft: quiet ?? "draft",
    signed: "signed",
    handed_in: "sealed",
    receipted: "sealed",
    stale: "stale",
    recused: "recused",
    withdrawn: dossier.why?.code === "not_expected" && dossier.why.kind === "recusal" ? "recused" : "stale",
  };
  return stamps[dossier.stage];
}

/** Why a dossier is stale or not expected any more, as sentences. */
export const whyTexts = defineTexts({
  zh: {
    charterChanged: (signed: number, inForce: number) => `按方案第 ${signed} 版签的，现行第 ${inForce} 版不再承认，须重看并再签`,
    keyRevoked: "签名所用的证书已停用，须重新入册后再签",
    recusedLate: "事后回避：现行方案不再由您评审",
    replaced: "现行方案已由他人接替",
    erratum: "现行方案更正了名称，等新的材料包",
    notExpected: "现行方案里没有这一项，等新的材料包",
  },
  en: {
    charterChanged: (signed: number, inForce: number) =>
      `Signed under charter ${signed}; charter ${inForce} does not keep it. Look again and sign again`,
    keyRevoked: "The certificate it was signed with is revoked; enrol again, then sign again",
    recusedLate: "Recused since: the charter in force no longer assigns it to you",
    replaced: "The charter in force assigns it to somebody else",
    erratum: "The charter in force corrects its name; wait for a new package",
    notExpected: "The charter in force does not have it; wait for a new package",
  },
});

/** The sentences of {@link whySaid} in one language. */
export type Why = ReturnType<typeof useTexts<typeof whyTexts.zh>>;

/** Why a dossier is stale or not expected any more. */
export function whySaid(why: WorkWhy, t: Why): string {
  if (why.code === "charter_changed") return t.charterChanged(why.signed, why.in_force);
  if (why.code === "key_revoked") return t.keyRevoked;
  if (why.kind === "recusal") return t.recusedLate;
  if (why.kind === "replacement") return t.replaced;
  return why.kind === "erratum" ? t.erratum : t.notExpected;
}
