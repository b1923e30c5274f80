// These screens begin with the opening: before it they say so, and nothing of a mark is asked for.
import type { ReactNode } from "react";
import { useNavigate } from "react-router";

import type { PanelPlace } from "../../api/generated";
import { EmptyLine, ErrorBar } from "../../shared";
import { useTexts } from "../../texts";
import { usePanelPlace } from "../panel/place";
import { hereTexts } from "./texts";

export interface Here {
  place: PanelPlace;
  /** When its sheets were opened. */
  opened: string;
  /** When its result was signed: from then on everything is only read. */
  concluded: string | null;
}

export function Opened({ children }: { children: (here: Here) => ReactNode }) {
  const t = useTexts(hereTexts);
  const navigate = useNavigate();
  const { panels, panel, place, error } = usePanelPlace();
  if (error) {
    return (
      <div className="pd-page">
        <ErrorBar error={error} />
      </div>
    );
  }
  if (!panels) return null;
  if (!panel || !place || panel.opened === null) {
    return (
      <div className="pd-page">
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
    );
  }
  return <>{children({ place, opened: panel.opened, concluded: panel.concluded })}</>;
}
