// The dossiers of a round, one line each. One tab stop; arrows go from line to line.
import { Button } from "antd";
import { useRef, useState, type KeyboardEvent } from "react";
import { useNavigate } from "react-router";

import type { WorkDossier, WorkGoOn, WorkRound } from "../../api/generated";
import {
  cellName,
  type Formats,
  ItemRibbon,
  overviewPath,
  scoringPath,
  Stamp,
  stampOf,
  useFormats,
  type Why,
  whySaid,
  whyTexts,
} from "../../shared";
import { useLanguage, useTexts } from "../../texts";
import { doingOf, inOrder, type Doing } from "./stage";
import { texts } from "./texts";

export function DossierTable({ round, goOn }: { round: WorkRound; goOn: WorkGoOn | null }) {
  const t = useTexts(texts);
  const here = goOn ? cellName(goOn.cell) : undefined;
  const dossiers = inOrder(round.dossiers, here);
  const reachable = dossiers.filter((dossier) => doingOf(dossier) !== "none").length;
  const [asked, setAt] = useState(0);
  const at = Math.max(0, Math.min(asked, reachable - 1));
  const body = useRef<HTMLTableSectionElement>(null);
  const focus = (row: number) => {
    const to = Math.min(reachable - 1, Math.max(0, row));
    setAt(to);
    body.current?.querySelectorAll<HTMLElement>("[data-row]")[to]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.nativeEvent.isComposing) return;
    const moves: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: reachable - 1 };
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    focus(to);
  };
  const items = dossiers[0]?.marks.length ?? 0;
  return (
    <div className="wk-scroll">
      <table className="pd-table wk-table">
        <thead>
          <tr>
            <th className="wk-number">{t.number}</th>
            <th>{t.applicant}</th>
            <th className="wk-progress">{t.progress(items)}</th>
            <th className="pd-number wk-given">{t.given}</th>
            <th className="wk-state">{t.state}</th>
            <th>{t.next}</th>
            <th className="wk-action">
              <span className="pd-unseen">{t.action}</span>
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {dossiers.map((dossier, row) => (
            <Row
              key={cellName(dossier.cell)}
              round={round}
              dossier={dossier}
              goOn={cellName(dossier.cell) === here ? goOn : null}
              reachable={row === at}
              onReach={() => setAt(row)}
              onKeyDown={onKeyDown}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  round: WorkRound;
  dossier: WorkDossier;
  goOn: WorkGoOn | null;
  reachable: boolean;
  onReach: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

function Row({ round, dossier, goOn, reachable, onReach, onKeyDown }: RowProps) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const doing = doingOf(dossier);
  const items = dossier.marks.length;
  const to = pathOf(doing, dossier, goOn);
  const name = t.ribbon(dossier.applicant, dossier.given, items);
  return (
    <tr className={goOn ? "here" : undefined} onDoubleClick={() => to && void navigate(to)}>
      <td className="pd-quiet wk-number">{dossier.cell.application}</td>
      <td>
        <div className="pd-strong">{dossier.applicant}</div>
        <div className="pd-second">{dossier.category}</div>
      </td>
      <td className="wk-progress">
        {doing !== "none" && <ItemRibbon items={ribbonOf(round, dossier)} label={name} here={goOn?.item} />}
      </td>
      <td className="pd-number wk-given">
        {doing !== "none" && (
          <>
            {dossier.given} <span className="pd-quiet">/ {items}</span>
          </>
        )}
      </td>
      <td className="wk-state">
        <StageMark dossier={dossier} />
      </td>
      <td className="pd-second">
        <Next dossier={dossier} goOn={goOn} />
      </td>
      <td className="wk-action">
        {to && doing !== "none" && (
          <Button
            size="small"
            type={goOn ? "primary" : "default"}
            data-row
            tabIndex={reachable ? 0 : -1}
            onFocus={onReach}
            onKeyDown={onKeyDown}
            onClick={() => void navigate(to)}
            aria-label={`${t[doing]} ${dossier.cell.application} ${dossier.applicant}`}
          >
            {t[doing]}
          </Button>
        )}
      </td>
    </tr>
  );
}

function pathOf(doing: Doing, dossier: WorkDossier, goOn: WorkGoOn | null): string | null {
  if (doing === "none") return null;
  if (doing === "begin" || doing === "continue") return scoringPath(dossier.cell, goOn?.item ?? dossier.next);
  if (doing === "seal") return "/work/hand-in";
  return overviewPath(dossier.cell);
}

function ribbonOf(round: WorkRound, dossier: WorkDossier) {
  const items = round.criteria?.categories.flatMap((category) => category.items.map((item) => ({ item, category }))) ?? [];
  return items.map(({ item, category }, index) => ({
    code: item.code,
    name: item.zh,
    category: category.code,
    percent: dossier.marks[index] ?? null,
  }));
}

/** The stamp with its word; what came in says so. */
export function StageMark({ dossier }: { dossier: WorkDossier }) {
  const t = useTexts(texts);
  const stamp = stampOf(dossier);
  if (dossier.stage !== "receipted") return <Stamp state={stamp} word />;
  return (
    <span className="wk-stage">
      <span aria-hidden>
        <Stamp state={stamp} />
      </span>
      {t.receipted}
    </span>
  );
}

function Next({ dossier, goOn }: { dossier: WorkDossier; goOn: WorkGoOn | null }) {
  const t = useTexts(texts);
  const why = useTexts(whyTexts);
  const f = useFormats();
  const language = useLanguage();
  const { documents, missing_volumes } = dossier;
  const notes = [
    missing_volumes.length > 0 && t.volumes(missing_volumes.join(language === "zh" ? "、" : ", ")),
    documents.password > 0 && t.passwords(documents.password),
    documents.unread > 0 && t.unread(documents.unread),
    documents.unshown > 0 && t.unshown(documents.unshown),
  ].filter((note) => note !== false);
  return (
    <span className="wk-said">
      <span className={dossier.stage === "stale" ? "wk-stale" : undefined}>{said(dossier, goOn, t, why, f)}</span>
      {doingOf(dossier) !== "none" && notes.map((note) => <span key={note}>{note}</span>)}
    </span>
  );
}

type Said = ReturnType<typeof useTexts<typeof texts.zh>>;

function said(dossier: WorkDossier, goOn: WorkGoOn | null, t: Said, why: Why, f: Formats): string {
  if (dossier.stage === "recused") return t.recused;
  if (dossier.why) return whySaid(dossier.why, why);
  if (dossier.revising) return t.revising(dossier.signed?.revision ?? 1);
  if (dossier.stage === "receipted" && dossier.received) return t.received(f.dayTime(dossier.received));
  if (dossier.stage === "handed_in" && dossier.handed_in) return t.handedIn(f.dayTime(dossier.handed_in));
  if (dossier.stage === "signed" && dossier.signed) return t.signedAt(f.dayTime(dossier.signed.at));
  if (dossier.standing === "abstaining") return t.abstaining;
  if (dossier.standing === "insufficient") return t.insufficient;
  if (dossier.given === dossier.marks.length) return t.allGiven(dossier.marks.length);
  if (goOn?.stopped && dossier.saved_at) {
    const today = f.day(dossier.saved_at) === f.day(new Date());
    const at = today ? t.today(f.clock(dossier.saved_at).slice(0, 5)) : f.dayTime(dossier.saved_at);
    return t.stoppedAt(goOn.item, at);
  }
  if (dossier.given === 0 && dossier.saved_at === null) return t.notBegun;
  return dossier.next ? t.nextItem(dossier.next) : "";
}
