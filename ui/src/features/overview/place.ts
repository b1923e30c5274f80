// Which dossier the tab leads to, and who stands beside it.
import type { CellKey, WorkDossier, WorkReport, WorkRound } from "../../api/generated";
import { cellName } from "../../shared";
import { lastDossier } from "../../shared/lastDossier";

export interface Placed {
  round: WorkRound;
  dossier: WorkDossier;
}

/** Dossiers that are scored, in order of round and number. */
export function placed(work: WorkReport): Placed[] {
  return work.rounds.flatMap((round) =>
    round.dossiers.filter(({ stage }) => stage !== "recused" && stage !== "withdrawn").map((dossier) => ({ round, dossier })),
  );
}

export interface Asked {
  round?: string;
  panel?: string;
  application?: string;
}

/** The one that is asked for; else the one one was at, scoring or here; else the one where work goes on; else the first. */
export function choose(all: readonly Placed[], asked: Asked, goOn: CellKey | null): Placed | undefined {
  const by = (name: string | null | undefined) => all.find(({ dossier }) => name !== null && cellName(dossier.cell) === name);
  const named = all.find(
    ({ dossier: { cell } }) => cell.application === asked.application && cell.round === asked.round && (!asked.panel || cell.panel === asked.panel),
  );
  return named ?? by(lastDossier()) ?? by(goOn && cellName(goOn)) ?? all[0];
}
