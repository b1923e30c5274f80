// Overview and signing of one dossier: left what I gave, middle the printed page, right what stands before signing.
import { useEffect, useState } from "react";
import { useNavigate, useParams } from "react-router";

import { useAct } from "../../api/call";
import type { SheetCheck } from "../../api/generated";
import {
  ContextBar,
  EmptyLine,
  ErrorBar,
  Icon,
  overviewPath,
  Stamp,
  stampOf,
  stateTexts,
  useFormats,
  useNarrow,
  useShortcut,
} from "../../shared";
import { rememberDossier } from "../../shared/lastDossier";
import { useTexts } from "../../texts";
import { Difference } from "./Difference";
import { Marks } from "./Marks";
import { choose, placed, type Placed } from "./place";
import { Printed } from "./Printed";
import { SignPanel } from "./SignPanel";
import { texts } from "./texts";

import "./overview.css";

export function SheetScreen() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const asked = useParams();
  const work = useAct("expert.my_work", {});
  if (work.error) {
    return (
      <div className="pd-page">
        <ErrorBar error={work.error} />
      </div>
    );
  }
  if (!work.data) return null;
  const all = placed(work.data);
  const here = choose(all, asked, work.data.go_on?.cell ?? null);
  if (!here) {
    return (
      <div className="pd-page">
        <EmptyLine
          action={
            <button type="button" className="pd-link" onClick={() => void navigate("/work")}>
              {t.toWork}
            </button>
          }
        >
          {t.nothing}
        </EmptyLine>
      </div>
    );
  }
  return <Sheet key={overviewPath(here.dossier.cell)} all={all} here={here} />;
}

type View = "marks" | "print" | "difference";

function Sheet({ all, here }: { all: readonly Placed[]; here: Placed }) {
  const t = useTexts(texts);
  const narrow = useNarrow();
  const { cell } = here.dossier;
  useEffect(() => rememberDossier(cell), [cell]);
  const check = useAct("expert.check_sheet", { cell });
  const [view, setView] = useState<View>("marks");
  const [large, setLarge] = useState(false);
  const [reason, setReason] = useState("");
  const revising = here.dossier.revising;
  const views: { key: View; label: string }[] = [
    { key: "marks", label: t.marks },
    ...(revising ? [{ key: "difference" as const, label: t.differenceTab }] : []),
    ...(narrow ? [{ key: "print" as const, label: here.dossier.signed && !revising ? t.printSigned : t.print }] : []),
  ];
  const shown = views.some(({ key }) => key === view) ? view : "marks";
  const printed = check.data && (
    <Printed check={check.data} revising={revising} reason={reason} large={large} onLarge={narrow ? undefined : () => setLarge(!large)} />
  );
  return (
    <div className="pd-screen">
      <Bar all={all} here={here} check={check.data} />
      {check.error && <ErrorBar error={check.error} />}
      {check.data && (
        <div className={`ov-panes${large ? " large" : ""}`}>
          {!large && (
            <div className="ov-left">
              {views.length > 1 && (
                <div role="tablist" className="ov-tabs">
                  {views.map(({ key, label }) => (
                    <button key={key} type="button" role="tab" aria-selected={key === shown} className="ov-tab" onClick={() => setView(key)}>
                      {label}
                    </button>
                  ))}
                </div>
              )}
              {shown === "marks" && <Marks cell={cell} check={check.data} />}
              {shown === "difference" && <Difference cell={cell} />}
              {shown === "print" && printed}
            </div>
          )}
          {!narrow && printed}
          <SignPanel check={check.data} checking={check.isFetching} revising={revising} reason={reason} onReason={setReason} next={after(all, here)} />
        </div>
      )}
    </div>
  );
}

/** The next dossier that is not signed. */
function after(all: readonly Placed[], here: Placed): Placed | undefined {
  const at = all.indexOf(here);
  return [...all.slice(at + 1), ...all.slice(0, at)].find(({ dossier }) => dossier.stage === "draft" || dossier.stage === "stale");
}

function Bar({ all, here, check }: { all: readonly Placed[]; here: Placed; check: SheetCheck | undefined }) {
  const t = useTexts(texts);
  const words = useTexts(stateTexts);
  const f = useFormats();
  const navigate = useNavigate();
  const at = all.indexOf(here);
  const go = (to: Placed | undefined) => (to ? () => void navigate(overviewPath(to.dossier.cell), { replace: true }) : undefined);
  const previous = go(all[at - 1]);
  const next = go(all[at + 1]);
  useShortcut("Alt+ArrowLeft", previous);
  useShortcut("Alt+ArrowRight", next);
  const { dossier, round } = here;
  return (
    <ContextBar
      right={
        <>
          <button type="button" className="pd-link" onClick={() => void navigate(`/compare/${dossier.cell.round}`)}>
            {t.compare}
          </button>
          <Stamp state={stampOf(dossier)} word />
          {check?.saved_at && (
            <span className="ov-saved ov-wide">
              <Icon name="check" /> {words.saved} {f.clock(check.saved_at)}
            </span>
          )}
        </>
      }
    >
      <button type="button" className="ov-tool" aria-label={t.previous} title={`${t.previous} Alt+←`} disabled={!previous} onClick={previous}>
        <Icon name="left" />
      </button>
      <h1 className="ov-applicant">
        <span className="pd-quiet">{dossier.cell.application}</span> <span className="pd-strong">{dossier.applicant}</span>
      </h1>
      <button type="button" className="ov-tool" aria-label={t.next} title={`${t.next} Alt+→`} disabled={!next} onClick={next}>
        <Icon name="right" />
      </button>
      <span className="pd-second ov-wide">{round.panel ? t.place(round.name, round.panel.name) : round.name}</span>
      <span className="pd-second">{t.given(dossier.given, dossier.marks.length)}</span>
    </ContextBar>
  );
}
