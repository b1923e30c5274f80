// The right side: one item of the form.
import { useCallback, useEffect, useImperativeHandle, useRef, useState, type Ref } from "react";

import type { Citation, DocumentView, ScoringForm } from "../../../api/generated";
import { SealBar } from "../../../shared/bars";
import { Stamp } from "../../../shared/Stamp";
import { useShortcut } from "../../../shared/useShortcut";
import { useTexts } from "../../../texts";
import { texts as screenTexts } from "../texts";
import { remarksOn, type RemarkKind } from "../state/model";
import { usePiece, useStore } from "../state/store";
import type { PlacedItem } from "./criteria";
import { Dimensions } from "./Dimensions";
import { HintLine } from "./HintLine";
import { ItemHead } from "./ItemHead";
import { Remarks } from "./Remarks";
import { texts } from "./texts";

export interface FormHandle {
  /** Adds a citation where it belongs, and goes there. */
  cite: (kind: RemarkKind, citation: Citation) => void;
  focusRemark: (id: string) => void;
  focus: () => void;
}

interface Props {
  ref?: Ref<FormHandle>;
  form: ScoringForm;
  placed: PlacedItem;
  documents: readonly DocumentView[];
  /** Whether the dimensions are folded into a line. */
  folded: boolean;
  onGo: (citation: Citation) => void;
  onDossier: (application: string, item: string) => void;
}

const KINDS: readonly RemarkKind[] = ["strength", "opportunity", "check_point"];

export function FormPane({ ref, form, placed, documents, folded, onGo, onDossier }: Props) {
  const t = useTexts(texts);
  const ts = useTexts(screenTexts);
  const store = useStore();
  const item = placed.item.code;
  const editable = usePiece((now) => now.editable);
  const standing = usePiece((now) => now.model.standing);
  const [focus, setFocus] = useState<{ id: string; times: number } | null>(null);
  const touched = useRef<string | null>(null);
  const scroller = useRef<HTMLDivElement>(null);

  const goTo = useCallback((id: string) => setFocus((before) => ({ id, times: (before?.times ?? 0) + 1 })), []);
  const add = useCallback(
    (kind: RemarkKind) => {
      if (!store.editable) return;
      const blank = remarksOn(store.model, item, kind).find((remark) => remark.text.trim() === "");
      goTo(blank?.id ?? store.add(kind, item));
    },
    [store, item, goTo],
  );
  const cite = useCallback(
    (kind: RemarkKind, citation: Citation) => {
      if (!store.editable) return;
      const own = remarksOn(store.model, item, kind);
      // Where one was writing; else the last one that still needs a place; else a new one.
      const bare = own.findLast((remark) => remark.citations.length === 0);
      const into = own.find((remark) => remark.id === touched.current) ?? bare;
      if (into) {
        store.cite(into.id, citation, item);
        goTo(into.id);
      } else {
        goTo(store.add(kind, item, [citation]));
      }
    },
    [store, item, goTo],
  );
  const focusForm = useCallback(() => {
    const last = touched.current && scroller.current?.querySelector<HTMLElement>(`[data-remark="${touched.current}"] textarea`);
    const scale = scroller.current?.querySelector<HTMLElement>('[role="radio"][tabindex="0"]');
    (last || scale)?.focus();
  }, []);
  const shown = useRef(item);
  useEffect(() => {
    if (shown.current === item) return;
    shown.current = item;
    touched.current = null;
    if (scroller.current) scroller.current.scrollTop = 0;
    // The field one was in is gone with its item: the keyboard goes on at the scale.
    if (document.activeElement === document.body) focusForm();
  }, [item, focusForm]);
  useImperativeHandle(ref, () => ({ cite, focusRemark: goTo, focus: focusForm }), [cite, goTo, focusForm]);
  useShortcut("Ctrl+1", () => add("strength"));
  useShortcut("Ctrl+2", () => add("opportunity"));
  useShortcut("Ctrl+3", () => add("check_point"));
  const onTouched = useCallback((id: string) => {
    touched.current = id;
  }, []);

  return (
    <div ref={scroller} className="sc-form-scroll">
      {form.signed && (
        <SealBar>
          <div className="sc-row">
            <Stamp state="signed" />
            <span className="sc-grow">{editable ? ts.revising(form.signed.revision) : ts.signed(form.signed.revision)}</span>
            {!editable && (
              <button type="button" className="pd-link" onClick={() => store.revise()}>
                {ts.revise}
              </button>
            )}
          </div>
        </SealBar>
      )}
      {form.incomplete && <p className="sc-note-line">{ts.incomplete}</p>}
      {standing.kind !== "scoring" && (
        <div className="sc-standing-line">
          <Stamp state={standing.kind === "abstaining" ? "abstained" : "insufficient"} />
          <span className="sc-grow">
            <span className="pd-strong">{standing.kind === "abstaining" ? t.abstained : t.insufficient}</span> {standing.reason}
          </span>
          {editable && (
            <button type="button" className="pd-link" onClick={() => store.setStanding({ kind: "scoring" }, item)}>
              {t.resume}
            </button>
          )}
        </div>
      )}
      <ItemHead criteria={form.criteria} item={placed.item} />
      <Dimensions key={item} criteria={form.criteria} item={placed.item} folded={folded} />
      {KINDS.map((kind) => (
        <Remarks key={`${item}-${kind}`} kind={kind} item={item} documents={documents} focus={focus} onAdd={add} onGo={onGo} onTouched={onTouched} />
      ))}
      <HintLine criteria={form.criteria} item={placed.item} onDossier={onDossier} />
    </div>
  );
}
