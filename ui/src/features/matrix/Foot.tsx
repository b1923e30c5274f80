// Recording, undoing, leaving things as they are, and going on.
import { Button } from "antd";
import { useState } from "react";

import type { PanelItemView } from "../../api/generated";
import { ErrorBar, Icon, Kbd, useShortcut } from "../../shared";
import { useTexts } from "../../texts";
import type { At } from "./agenda";
import type { Road } from "./Desk";
import { lacking } from "./draft";
import { itemTexts } from "./itemTexts";
import type { Here } from "./Opened";
import { useUndo } from "./undo";
import type { Consensus } from "./useConsensus";

interface Props {
  here: Here;
  view: PanelItemView;
  /** Null when nothing can be recorded. */
  consensus: Consensus | null;
  road: Road;
  onUndone: (at: At) => void;
}

export function Foot({ here, view, consensus, road, onUndone }: Props) {
  if (!consensus) return <ReadFoot road={road} />;
  return <Acts here={here} view={view} consensus={consensus} road={road} onUndone={onUndone} />;
}

function ReadFoot({ road }: { road: Road }) {
  const t = useTexts(itemTexts);
  const next = road.after ?? road.agenda;
  useShortcut("Ctrl+Enter", next);
  return (
    <div className="pd-foot it-foot">
      <span className="pd-second mx-cut" title={t.kept}>
        {t.kept}
      </span>
      <span className="pd-right">
        <Button onClick={next}>
          {road.after ? t.nextItem : t.toAgenda} <Kbd>Ctrl+Enter</Kbd>
        </Button>
      </span>
    </div>
  );
}

function Acts({ here, view, consensus, road, onUndone }: Omit<Props, "consensus"> & { consensus: Consensus }) {
  const t = useTexts(itemTexts);
  const { last, undo } = useUndo(here.place);
  const [failed, setFailed] = useState<unknown>(null);
  const { draft, recorded, dirty, busy } = consensus;
  const percent = view.unit === "percent";
  const lack = lacking(draft);
  const onward = road.open ?? road.agenda;
  const settled = recorded !== null && !dirty;
  const record = async () => {
    if (busy) return;
    if (settled) onward();
    else if (lack === null && (await consensus.record())) onward();
  };
  useShortcut("Ctrl+Enter", () => void record());
  const must = view.agreeing === "every" || view.level === "reached";
  const why = { mark: t.lackMark, reason: t.lackReason, text: t.lackText };
  const standing = must ? (view.agreeing === "every" ? t.mustEvery : t.mustAgree) : t.mayKeep;
  const said = settled ? t.recorded(recorded.text, percent) : lack !== null && dirty ? why[lack] : standing;
  const text = draft.steps === null ? null : view.allowed[draft.steps]?.text;
  const takeBack = () => {
    setFailed(null);
    undo().then((done) => done && onUndone(done), setFailed);
  };
  const keep = async () => {
    if (recorded === null && !dirty) onward();
    else if ((await consensus.keep()) && !must) onward();
  };
  return (
    <>
      <ErrorBar error={failed} />
      <div className="pd-foot it-foot">
        <span className="mx-cut pd-second it-kept" title={t.kept}>
          {t.kept}
        </span>
        {last && (
          <button type="button" className="pd-link pd-nowrap" aria-label={t.undoOf(last.item)} title={t.undoOf(last.item)} disabled={busy} onClick={takeBack}>
            <Icon name="undo" /> {last.item === view.item && last.application === view.application ? t.undo : t.undoOf(last.item)}
          </button>
        )}
        <span className="pd-right">
          <span className={`it-standing mx-cut${settled ? " it-done" : ""}`} role="status" title={said}>
            {settled && <Icon name="check" />} {said}
          </span>
          {dirty && recorded !== null && <Button onClick={consensus.discard}>{t.discard}</Button>}
          {!must && !settled && (
            <Button disabled={busy} onClick={() => void keep()}>
              {t.keep}
            </Button>
          )}
          {settled && (
            <Button disabled={busy} onClick={() => void keep()}>
              {t.withdraw}
            </Button>
          )}
          {must && !settled && !dirty && road.after && <Button onClick={road.after}>{t.later}</Button>}
          <Button type="primary" loading={busy} disabled={!settled && lack !== null} onClick={() => void record()}>
            {settled ? (road.open ? t.nextItem : t.toAgenda) : text ? t.record(text, percent) : t.recordOpen} <Kbd>Ctrl+Enter</Kbd>
          </Button>
        </span>
      </div>
    </>
  );
}
