// My work: every dossier with its state, the deadline in working days, and the place where one stopped.
import { Button } from "antd";
import { useEffect, useState } from "react";
import { useNavigate } from "react-router";

import { useAct } from "../../api/call";
import type { WorkDeadline, WorkGoOn, WorkReport, WorkRound } from "../../api/generated";
import { onDrop } from "../../api/window";
import { cellName, EmptyLine, ErrorBar, Icon, Kbd, scoringPath, useFormats, useShortcut } from "../../shared";
import { useLanguage, useTexts } from "../../texts";
import { DossierTable } from "./DossierTable";
import { totalsOf } from "./stage";
import { texts } from "./texts";

import "./work.css";

export function MyWork() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const work = useAct("expert.my_work", {});
  const [over, setOver] = useState(false);
  useEffect(
    () =>
      onDrop((drop) => {
        setOver(drop.kind === "over");
        if (drop.kind === "dropped") void navigate("/work/import", { state: { paths: drop.paths } });
      }),
    [navigate],
  );
  if (work.error) {
    return (
      <div className="pd-page">
        <ErrorBar error={work.error} />
      </div>
    );
  }
  if (!work.data) return null;
  return (
    <div className="pd-screen">
      <h1 className="pd-unseen">{t.screen}</h1>
      <div className={`pd-body pd-page wk-page${over ? " over" : ""}`}>
        <Body work={work.data} />
      </div>
      {over && (
        <div className="wk-drop" role="status">
          {t.drop}
        </div>
      )}
      <Foot work={work.data} />
    </div>
  );
}

function Body({ work }: { work: WorkReport }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const own = work.rounds.filter((round) => round.dossiers.length > 0);
  const later = work.rounds.filter((round) => round.dossiers.length === 0);
  if (!work.charter || own.length === 0) {
    const said = !work.charter ? t.emptyCharter : work.packages.length === 0 ? t.emptyPackage : t.noneAssigned;
    return (
      <>
        {work.charter && <p className="pd-title">{work.charter.edition}</p>}
        <EmptyLine
          action={
            <Button type="primary" onClick={() => void navigate("/work/import")}>
              {t.emptyAction}
            </Button>
          }
        >
          {said}
        </EmptyLine>
      </>
    );
  }
  return (
    <>
      {own.map((round, index) => (
        <Round key={`${round.id}/${round.panel?.id ?? ""}`} work={work} round={round} first={index === 0} />
      ))}
      {later.length > 0 && <Later work={work} rounds={later} />}
    </>
  );
}

function Round({ work, round, first }: { work: WorkReport; round: WorkRound; first: boolean }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const here = work.go_on && round.dossiers.some(({ cell }) => work.go_on && cellName(cell) === cellName(work.go_on.cell)) ? work.go_on : null;
  const items = round.criteria?.categories.reduce((sum, category) => sum + category.items.length, 0) ?? 0;
  const name = round.panel ? t.heading(round.name, round.panel.name) : round.name;
  return (
    <section aria-label={name} className={first ? undefined : "wk-next-round"}>
      <header className="wk-head">
        <div>
          <h2 className="pd-title">{name}</h2>
          <div className="pd-second wk-facts">
            {work.charter && <span>{work.charter.edition}</span>}
            {work.charter && <span>{t.charter(work.charter.number)}</span>}
            {round.criteria && <span>{t.criteria(round.criteria[language], round.criteria.total, items)}</span>}
          </div>
        </div>
        <Deadline deadline={round.deadline} />
      </header>
      {here && <GoOn goOn={here} />}
      <DossierTable round={round} goOn={here} />
      <Totals round={round} />
    </section>
  );
}

function Deadline({ deadline }: { deadline: WorkDeadline }) {
  const t = useTexts(texts);
  const f = useFormats();
  const at = `${f.weekday(deadline.at)} ${f.clock(deadline.at).slice(0, 5)}`;
  const days = deadline.days_left;
  const near = deadline.passed || (days !== null && days <= 1);
  let said = deadline.passed ? t.passed : t.deadline;
  if (days !== null) {
    if (days === 0) said = deadline.passed ? t.passedToday : t.dueToday;
    else said = deadline.passed ? t.workingDaysPast(-days) : t.workingDays(days);
  }
  return (
    <div className={`wk-deadline${near ? " near" : ""}`}>
      {days !== null && days !== 0 && <b>{Math.abs(days)}</b>}
      <span>
        <span className="wk-deadline-said">{said}</span>
        <span className="pd-second">{at}</span>
        {deadline.missing_year !== null && <span className="pd-second">{t.noCalendar(deadline.missing_year)}</span>}
      </span>
    </div>
  );
}

function GoOn({ goOn }: { goOn: WorkGoOn }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const navigate = useNavigate();
  const go = () => void navigate(scoringPath(goOn.cell, goOn.item));
  useShortcut("Ctrl+Enter", go);
  return (
    <div className="wk-go-on">
      <span className="pd-quiet">{t.goOn}</span>
      <span className="pd-strong wk-cut">
        {goOn.cell.application} {goOn.applicant}
      </span>
      <span className="pd-strong wk-cut">
        {goOn.item} {goOn[language]}
      </span>
      <span className="pd-second wk-cut wk-wide">
        {goOn.mark ? t.goOnMark(goOn.mark) : t.goOnNone}
        {goOn.uncited > 0 && <>　{t.goOnUncited(goOn.uncited)}</>}
      </span>
      <Button type="primary" onClick={go}>
        {t.goOnButton} <Kbd>Ctrl+Enter</Kbd>
      </Button>
    </div>
  );
}

function Totals({ round }: { round: WorkRound }) {
  const t = useTexts(texts);
  const totals = totalsOf(round.dossiers);
  const parts = [
    totals.stale > 0 && t.totalStale(totals.stale),
    totals.open > 0 && t.totalOpen(totals.open),
    totals.signed > 0 && t.totalSigned(totals.signed),
    totals.done > 0 && t.totalDone(totals.done),
    totals.out > 0 && t.totalOut(totals.out),
  ].filter((part) => part !== false);
  return (
    <p className="pd-second wk-totals">
      <span>{t.totals(totals.all)}</span>
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </p>
  );
}

/** Rounds in which nothing is the owner's yet. */
function Later({ work, rounds }: { work: WorkReport; rounds: readonly WorkRound[] }) {
  const t = useTexts(texts);
  const f = useFormats();
  const points = work.rounds.flatMap((round) => round.dossiers).reduce((sum, dossier) => sum + dossier.check_points, 0);
  return (
    <ul className="wk-later">
      {rounds.map((round, index) => (
        <li key={round.id}>
          <div className="pd-strong">{round.name}</div>
          <div className="pd-second">
            {round.deadline.passed ? t.laterPassed(f.day(round.deadline.at)) : t.laterDeadline(f.weekday(round.deadline.at))}
            {index === 0 && points > 0 && t.laterPoints(points)}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Foot({ work }: { work: WorkReport }) {
  const t = useTexts(texts);
  const f = useFormats();
  const navigate = useNavigate();
  const signed = work.rounds.some((round) => round.dossiers.some((dossier) => dossier.signed !== null));
  return (
    <footer className="pd-foot">
      {work.saved_at && (
        <>
          <span className="wk-durable">
            <Icon name="check" /> {t.durable}
          </span>
          <span className="pd-second wk-wide">{t.lastSave(f.dayTime(work.saved_at))}</span>
        </>
      )}
      <span className="pd-right">
        <button type="button" className="pd-link" onClick={() => void navigate("/work/import")}>
          {t.import}
        </button>
        {signed && (
          <button type="button" className="pd-link" onClick={() => void navigate("/work/hand-in")}>
            {t.handIn}
          </button>
        )}
        {signed && (
          <button type="button" className="pd-link" onClick={() => void navigate("/result")}>
            {t.result}
          </button>
        )}
      </span>
    </footer>
  );
}
