// Four dimensions as aids: a band each, and a few words. Private; they carry no weight.
import { memo, useRef, useState, type KeyboardEvent } from "react";

import type { DimensionAid, ScoringCriteria, ScoringDimension, ScoringItem } from "../../../api/generated";
import { useLanguage, useTexts } from "../../../texts";
import { cleaned } from "../state/text";
import { usePiece, useStore } from "../state/store";
import { bandRange } from "./criteria";
import { texts } from "./texts";

const NOTE = 60;
const BLANK: DimensionAid = { band: null, note: "" };

export const Dimensions = memo(function Dimensions({ criteria, item, folded }: { criteria: ScoringCriteria; item: ScoringItem; folded: boolean }) {
  const t = useTexts(texts);
  const list = criteria.dimensions.find((group) => group.kind === item.kind)?.list ?? [];
  if (list.length === 0) return null;
  const grid = (
    <div className="sc-dimensions" role="group" aria-label={t.dimensions}>
      {list.map((dimension) => (
        <Dimension key={dimension.code} criteria={criteria} item={item.code} dimension={dimension} />
      ))}
    </div>
  );
  if (!folded) return grid;
  return (
    <details className="sc-fold">
      <summary>{t.dimensionFold}</summary>
      {grid}
    </details>
  );
});

function Dimension({ criteria, item, dimension }: { criteria: ScoringCriteria; item: string; dimension: ScoringDimension }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const store = useStore();
  const aid = usePiece((now) => now.model.aids.items[item]?.dimensions[dimension.code] ?? BLANK);
  const editable = usePiece((now) => now.editable);
  const name = dimension.name[language];
  const group = useRef<HTMLSpanElement>(null);
  const set = (band: number | null) => {
    store.setDimension(item, dimension.code, { ...aid, band }, false);
    if (band !== null) group.current?.querySelectorAll<HTMLElement>("button")[band]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey) return;
    const last = criteria.bands.length - 1;
    const by: Record<string, number | null> = {
      ArrowRight: Math.min(last, (aid.band ?? -1) + 1),
      ArrowLeft: Math.max(0, (aid.band ?? 1) - 1),
      Delete: null,
      Backspace: null,
    };
    if (!(event.key in by)) return;
    event.preventDefault();
    set(by[event.key] ?? null);
  };
  return (
    <div className="sc-dimension">
      <span className="sc-dimension-name" title={dimension.aid[language]}>
        {name}
      </span>
      <span ref={group} className="sc-dots" role="radiogroup" aria-label={t.dimensionBand(name)} onKeyDown={onKeyDown}>
        {criteria.bands.map((band, index) => (
          <button
            key={band.from}
            type="button"
            role="radio"
            aria-checked={aid.band === index}
            aria-label={bandRange(criteria, index)}
            title={bandRange(criteria, index)}
            tabIndex={aid.band === index || (aid.band === null && index === 0) ? 0 : -1}
            disabled={!editable}
            onClick={() => set(aid.band === index ? null : index)}
          />
        ))}
      </span>
      <Note
        text={aid.note}
        label={t.dimensionNote(name)}
        disabled={!editable}
        onWrite={(note) => store.setDimension(item, dimension.code, { ...aid, note }, true)}
      />
    </div>
  );
}

function Note({ text, label, disabled, onWrite }: { text: string; label: string; disabled: boolean; onWrite: (text: string) => void }) {
  const [shown, setShown] = useState(text);
  const composing = useRef(false);
  // Undo changes the text from outside.
  const [known, setKnown] = useState(text);
  if (known !== text) {
    setKnown(text);
    setShown(text);
  }
  return (
    <input
      className="sc-note"
      aria-label={label}
      value={shown}
      maxLength={NOTE}
      disabled={disabled}
      title={shown}
      onChange={(event) => {
        setShown(event.target.value);
        if (!composing.current) onWrite(cleaned(event.target.value));
      }}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={(event) => {
        composing.current = false;
        onWrite(cleaned(event.currentTarget.value));
      }}
    />
  );
}
