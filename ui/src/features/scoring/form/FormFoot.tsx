// The foot of the form: what is saved, undo, and the way on.
import { Button } from "antd";
import { useState } from "react";

import { ErrorBar } from "../../../shared/bars";
import { Icon } from "../../../shared/Icon";
import { SavedMark, type Saving } from "../../../shared/SavedMark";
import { useTexts } from "../../../texts";
import { faultOf } from "../state/text";
import { usePiece, useStore } from "../state/store";
import { StandingDialog } from "./StandingDialog";
import { texts } from "./texts";

interface Props {
  item: string;
  next: { label: string; go: () => void } | null;
  onPrevious: (() => void) | undefined;
  onUndo: () => void;
  onRedo: () => void;
  /** Opens the dossier again as the other window saved it. */
  onReload: () => void;
}

/** What is saved. On its own, because it changes with every key. */
function Saved() {
  const t = useTexts(texts);
  const save = usePiece((now) => now.save);
  const partly = usePiece((now) => now.model.remarks.some((remark) => faultOf(remark.text, now.unprintable) !== null));
  const saving: Saving =
    save.kind === "saved" ? (save.at === null ? { kind: "nothing" } : { kind: "saved", at: new Date(save.at) }) : { kind: save.kind };
  return (
    <>
      <SavedMark saving={saving} />
      {partly && save.kind === "saved" && <span className="sc-partly">{t.exceptOne}</span>}
    </>
  );
}

/** Why something could not be saved, and what can be done. */
function Unsaved({ onReload }: { onReload: () => void }) {
  const t = useTexts(texts);
  const store = useStore();
  const failed = usePiece((now) => (now.save.kind === "failed" ? now.save : null));
  if (!failed) return null;
  return (
    <ErrorBar
      error={failed.error}
      action={
        failed.newer ? (
          <>
            <button type="button" className="pd-link" onClick={onReload}>
              {t.takeTheirs}
            </button>{" "}
            <button type="button" className="pd-link" onClick={() => void store.overwrite()}>
              {t.keepMine}
            </button>
          </>
        ) : (
          <button type="button" className="pd-link" onClick={() => void store.flush()}>
            {t.retry}
          </button>
        )
      }
    />
  );
}

export function FormFoot({ item, next, onPrevious, onUndo, onRedo, onReload }: Props) {
  const t = useTexts(texts);
  const standing = usePiece((now) => now.model.standing);
  const editable = usePiece((now) => now.editable);
  const canUndo = usePiece((now) => now.history.canUndo);
  const canRedo = usePiece((now) => now.history.canRedo);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Unsaved onReload={onReload} />
      <footer className="sc-foot">
        <Saved />
        {editable && (
          <>
            <button type="button" className="sc-foot-button" disabled={!canUndo} onClick={onUndo} title="Ctrl+Z">
              <Icon name="undo" /> {t.undo}
            </button>
            {canRedo && (
              <button type="button" className="sc-foot-button" onClick={onRedo} title="Ctrl+Shift+Z" aria-label={t.redo}>
                <Icon name="redo" />
              </button>
            )}
            {standing.kind === "scoring" && (
              <button type="button" className="sc-foot-button" onClick={() => setAsking(true)}>
                {t.standing}
              </button>
            )}
          </>
        )}
        <span className="sc-foot-right">
          <Button size="small" onClick={onPrevious} disabled={!onPrevious} aria-label={t.previousItem} title={t.previousItem} icon={<Icon name="left" />} />
          {next && (
            <Button type="primary" onClick={next.go}>
              {next.label} <span className="sc-keys">Ctrl+Enter</span>
            </Button>
          )}
        </span>
      </footer>
      {asking && <StandingDialog item={item} onClose={() => setAsking(false)} />}
    </>
  );
}
