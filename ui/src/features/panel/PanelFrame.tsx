// What every screen of a panel begins with: which panel it is, and what to do when there is none.
import { Select } from "antd";
import type { ReactNode } from "react";
import { useNavigate } from "react-router";

import { EmptyLine, ErrorBar } from "../../shared";
import { useTexts } from "../../texts";
import { samePanel, usePanelPlace, type ChairedPanel, type PanelPlace, type Placing } from "./place";
import { panelTexts } from "./texts";

export interface Here {
  placing: Placing;
  panel: ChairedPanel;
  place: PanelPlace;
}

/** Shows its children once it is known which panel they are about. */
export function WithPanel({ children }: { children: (here: Here) => ReactNode }) {
  const t = useTexts(panelTexts);
  const navigate = useNavigate();
  const placing = usePanelPlace();
  const toImport = (
    <button type="button" className="pd-link" onClick={() => void navigate("/work/import")}>
      {t.toImport}
    </button>
  );
  if (placing.error) return <Problem error={placing.error} action={toImport} />;
  if (!placing.panels) return null;
  const { panel, place } = placing;
  if (!panel || !place) {
    return (
      <div className="pd-page">
        <EmptyLine action={toImport}>{t.noPanel}</EmptyLine>
      </div>
    );
  }
  return <>{children({ placing, panel, place })}</>;
}

export function Problem({ error, action }: { error: unknown; action?: ReactNode }) {
  return (
    <div className="pd-page">
      <ErrorBar error={error} action={action} />
    </div>
  );
}

/** The panel's name; a choice when one chairs several. */
export function PanelTitle({ panels = [], panel, choose }: Placing) {
  const t = useTexts(panelTexts);
  if (!panel) return null;
  const said = (one: ChairedPanel) => t.heading(one.round_name, one.panel_name);
  if (panels.length === 1) return <h1 className="pd-strong">{said(panel)}</h1>;
  return (
    <>
      <h1 className="pd-unseen">{said(panel)}</h1>
      <Select
        className="pn-choose"
        aria-label={t.choosePanel}
        variant="borderless"
        popupMatchSelectWidth={false}
        value={panels.findIndex((one) => samePanel(one, panel))}
        onChange={(index: number) => panels[index] && choose(panels[index])}
        options={panels.map((one, value) => ({ value, label: <span className="pd-strong">{said(one)}</span> }))}
      />
    </>
  );
}
