// The panel's result: before its signature minutes, printed pages and what is missing; afterwards what the members say.
import { useState, type ReactNode } from "react";
import { useNavigate } from "react-router";

import { useAct } from "../../api/call";
import type { PanelResultState } from "../../api/generated";
import { ContextBar, EmptyLine, Stamp, useFormats, useNarrow } from "../../shared";
import { useTexts } from "../../texts";
import { PanelTitle, Problem, WithPanel, type Here } from "../panel/PanelFrame";
import { Concluded } from "./Concluded";
import { texts } from "./texts";
import { Unsigned } from "./Unsigned";

import "./conclude.css";

export function ResultScreen() {
  return <WithPanel>{(here) => <Result key={`${here.place.round}/${here.place.panel}`} here={here} />}</WithPanel>;
}

function Result({ here }: { here: Here }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const state = useAct("panel.result", { place: here.place });
  const [revising, setRevising] = useState(false);
  if (state.error) return <Problem error={state.error} />;
  if (!state.data) {
    return (
      <div className="pd-page">
        <p className="pd-quiet" role="status">
          {t.reading}
        </p>
      </div>
    );
  }
  const { opened, signed } = state.data;
  if (opened === null) {
    return (
      <Screen here={here} state={state.data}>
        <div className="pd-body pd-page">
          <EmptyLine
            action={
              <button type="button" className="pd-link" onClick={() => void navigate("/panel")}>
                {t.toOpening}
              </button>
            }
          >
            {t.notOpened}
          </EmptyLine>
        </div>
      </Screen>
    );
  }
  return (
    <Screen here={here} state={state.data}>
      {signed && !revising ? (
        <Concluded place={here.place} panel={here.panel} state={state.data} signed={signed} onRevise={() => setRevising(true)} />
      ) : (
        <Unsigned
          place={here.place}
          state={state.data}
          onSigned={() => setRevising(false)}
          onLeave={signed ? () => setRevising(false) : undefined}
        />
      )}
    </Screen>
  );
}

function Screen({ here, state, children }: { here: Here; state: PanelResultState; children: ReactNode }) {
  const t = useTexts(texts);
  const f = useFormats();
  const narrow = useNarrow();
  const { opened, signed } = state;
  return (
    <div className="pd-screen">
      <ContextBar
        right={
          signed ? (
            <Stamp state={signed.outdated ? "stale" : "signed"} word />
          ) : (
            opened !== null && <Stamp state="opened" word />
          )
        }
      >
        <PanelTitle {...here.placing} />
        {opened !== null && !narrow && <span className="pd-second">{t.size(state.applications, state.sheets)}</span>}
        {signed && !narrow && <span className="pd-second">{t.signedOn(f.dayTime(signed.at))}</span>}
      </ContextBar>
      {children}
    </div>
  );
}
