// The opening: who is there, why sheets are missing, what becomes of late ones, and the one red button; afterwards the
// code to be read aloud and the witness slip.
import { useNavigate } from "react-router";

import { useAct } from "../../api/call";
import { ContextBar, Icon } from "../../shared";
import { useTexts } from "../../texts";
import { OpeningForm } from "./OpeningForm";
import { openingTexts } from "./openingTexts";
import { PanelTitle, Problem, WithPanel, type Here } from "./PanelFrame";
import { Slip } from "./Slip";
import { panelTexts } from "./texts";

import "./panel.css";

export function OpeningScreen() {
  return <WithPanel>{(here) => <Opening {...here} />}</WithPanel>;
}

function Opening({ placing, place, panel }: Here) {
  const t = useTexts(openingTexts);
  const words = useTexts(panelTexts);
  const navigate = useNavigate();
  const roster = useAct("panel.roster", { place });
  if (roster.error) return <Problem error={roster.error} />;
  // What is typed for one panel is not carried over to another.
  const key = `${place.round}/${place.panel}`;
  return (
    <div className="pd-screen">
      <ContextBar>
        <button type="button" className="pd-link pn-tool" onClick={() => void navigate("/panel")} aria-label={words.back}>
          <Icon name="left" />
        </button>
        <PanelTitle {...placing} />
        <span className="pd-second">{t.title}</span>
      </ContextBar>
      {roster.data?.opened && <Slip key={key} place={place} panel={panel} opened={roster.data.opened} />}
      {roster.data && !roster.data.opened && <OpeningForm key={key} place={place} roster={roster.data} />}
    </div>
  );
}
