// Progress and opening: who has handed in, exceptions first, and what stands before the opening. No marks.
import { useEffect, useState } from "react";
import { useNavigate } from "react-router";

import { useAct } from "../../api/call";
import type { PanelRoster } from "../../api/generated";
import { onDrop } from "../../api/window";
import { ContextBar, Icon, useFormats, useNarrow } from "../../shared";
import { useTexts } from "../../texts";
import { CheckPanel } from "./CheckPanel";
import { useGap } from "./deadline";
import { PanelTitle, Problem, WithPanel, type Here } from "./PanelFrame";
import { RosterTable } from "./RosterTable";
import { Summary } from "./Summary";
import { panelTexts, rosterTexts } from "./texts";

import "./panel.css";

export function RosterScreen() {
  return <WithPanel>{(here) => <Roster {...here} />}</WithPanel>;
}

function Roster({ placing, place }: Here) {
  const t = useTexts(rosterTexts);
  const words = useTexts(panelTexts);
  const navigate = useNavigate();
  const roster = useAct("panel.roster", { place });
  const [over, setOver] = useState(false);
  useEffect(
    () =>
      onDrop((drop) => {
        setOver(drop.kind === "over");
        if (drop.kind === "dropped") void navigate("/panel/intake", { state: { paths: drop.paths } });
      }),
    [navigate],
  );
  if (roster.error) return <Problem error={roster.error} />;
  return (
    <div className="pd-screen">
      <ContextBar
        right={
          <button type="button" className="pd-link pn-tool" onClick={() => void navigate("/panel/intake")}>
            <Icon name="folder" /> {t.intake}
          </button>
        }
      >
        <PanelTitle {...placing} />
        {roster.data && <Facts roster={roster.data} at={roster.dataUpdatedAt} />}
      </ContextBar>
      {roster.data ? (
        <div className="pn-panes">
          <section className={`pn-main${over ? " over" : ""}`} tabIndex={0} aria-label={t.table}>
            <Summary roster={roster.data} />
            <RosterTable roster={roster.data} />
            <p className="pd-second pn-unseen">{roster.data.opened ? t.seen : t.unseen}</p>
          </section>
          <CheckPanel roster={roster.data} />
        </div>
      ) : (
        <div className="pd-page">
          <p className="pd-quiet" role="status">
            {words.reading}
          </p>
        </div>
      )}
      {over && (
        <div className="pn-drop" role="status">
          {t.drop}
        </div>
      )}
    </div>
  );
}

interface FactsProps {
  roster: PanelRoster;
  /** When it was asked for, by this machine's clock. */
  at: number;
}

function Facts({ roster, at }: FactsProps) {
  const t = useTexts(rosterTexts);
  const narrow = useNarrow();
  return (
    <>
      {!narrow && <span className="pd-second">{t.size(roster.applications.length, roster.experts.length)}</span>}
      <Deadline roster={roster} at={at} />
    </>
  );
}

function Deadline({ roster, at }: FactsProps) {
  const t = useTexts(panelTexts);
  const f = useFormats();
  const gap = useGap(roster, at);
  return (
    <span className="pd-second pn-cut">
      {t.deadline(f.dayTime(roster.deadline))}
      {!roster.opened && <>　{t[gap.unit](gap.count, gap.past)}</>}
    </span>
  );
}
