// These screens begin with the opening: before it they say so, and nothing of a mark is asked for.
import type { ReactNode } from "react";
import { useNavigate } from "react-router";

import { ContextBar, EmptyLine } from "../../shared";
import { useTexts } from "../../texts";
import { PanelTitle, WithPanel } from "../panel/PanelFrame";
import type { PanelPlace, Placing } from "../panel/place";
import { hereTexts } from "./texts";

export interface Here {
  placing: Placing;
  place: PanelPlace;
  /** When its sheets were opened. */
  opened: string;
  /** When its result was signed: from then on everything is only read. */
  concluded: string | null;
}

export function Opened({ children }: { children: (here: Here) => ReactNode }) {
  return (
    <WithPanel>
      {({ placing, place, panel: { opened, concluded } }) => (opened === null ? <Unopened placing={placing} /> : children({ placing, place, opened, concluded }))}
    </WithPanel>
  );
}

function Unopened({ placing }: { placing: Placing }) {
  const t = useTexts(hereTexts);
  const navigate = useNavigate();
  return (
    <div className="pd-screen">
      <ContextBar>
        <PanelTitle {...placing} />
      </ContextBar>
      <div className="pd-body pd-page">
        <EmptyLine
          action={
            <button type="button" className="pd-link" onClick={() => void navigate("/panel")}>
              {t.toPanel}
            </button>
          }
        >
          {t.unopened}
        </EmptyLine>
      </div>
    </div>
  );
}
