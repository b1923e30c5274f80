// Strengths, opportunities, check points: a field each, with the places they rest on.
import { App } from "antd";
import { memo, useEffect, useLayoutEffect, useRef, useState } from "react";

import type { Citation, DocumentView } from "../../../api/generated";
import { CiteChip } from "../../../shared/CiteChip";
import { GrowingText } from "../../../shared/GrowingText";
import { Icon } from "../../../shared/Icon";
import { Kbd } from "../../../shared/Kbd";
import { useTexts } from "../../../texts";
import { remarksOn, type RemarkKind } from "../state/model";
import { LONGEST, cleaned, faultOf } from "../state/text";
import { usePiece, useStore } from "../state/store";
import { texts } from "./texts";

const KEYS: Readonly<Record<RemarkKind, { add: string; cite: string }>> = {
  strength: { add: "Ctrl+1", cite: "Alt+1" },
  opportunity: { add: "Ctrl+2", cite: "Alt+2" },
  check_point: { add: "Ctrl+3", cite: "Alt+3" },
};

interface Props {
  kind: RemarkKind;
  item: string;
  documents: readonly DocumentView[];
  /** The field to be written in, and how often it was asked for. */
  focus: { id: string; times: number } | null;
  onAdd: (kind: RemarkKind) => void;
  onGo: (citation: Citation) => void;
  onTouched: (id: string) => void;
}

export const Remarks = memo(function Remarks({ kind, item, documents, focus, onAdd, onGo, onTouched }: Props) {
  const t = useTexts(texts);
  const store = useStore();
  const ids = usePiece((now) =>
    remarksOn(now.model, item, kind)
      .map((remark) => remark.id)
      .join(" "),
  );
  const editable = usePiece((now) => now.editable);
  const uncited = usePiece((now) => now.model.aids.items[item]?.uncited.includes(kind) ?? false);
  const cited = usePiece((now) => remarksOn(now.model, item, kind).some((remark) => remark.citations.length > 0));
  const written = usePiece((now) => remarksOn(now.model, item, kind).some((remark) => remark.text.trim() !== ""));
  const list = ids === "" ? [] : ids.split(" ");
  return (
    <section className="sc-remarks" aria-label={t[kind]}>
      <div className="sc-remarks-head">
        <span className="sc-sign">
          {kind === "strength" ? "＋" : kind === "opportunity" ? "△" : <Icon name="flag" />}
        </span>
        <h3>{t[kind]}</h3>
        <span className="pd-quiet">{list.length}</span>
        {editable && (
          <button type="button" className="pd-link sc-add" onClick={() => onAdd(kind)}>
            {t.add} <Kbd>{KEYS[kind].add}</Kbd>
          </button>
        )}
      </div>
      {list.map((id, index) => (
        <RemarkField
          key={id}
          id={id}
          item={item}
          name={t.numbered(t[kind], index + 1)}
          documents={documents}
          focus={focus?.id === id ? focus.times : 0}
          onGo={onGo}
          onTouched={onTouched}
        />
      ))}
      {written && !cited && editable && (
        <p className="sc-cite-help pd-quiet">
          {uncited ? (
            t.notNeededSaid
          ) : (
            <>
              {t.noCitation(KEYS[kind].cite)}{" "}
              <button type="button" className="pd-link" onClick={() => store.needsNoCitation(item, kind)}>
                {t.notNeeded}
              </button>
            </>
          )}
        </p>
      )}
    </section>
  );
});

interface FieldProps {
  id: string;
  item: string;
  name: string;
  documents: readonly DocumentView[];
  focus: number;
  onGo: (citation: Citation) => void;
  onTouched: (id: string) => void;
}

const NO_CITATIONS: readonly Citation[] = [];

const RemarkField = memo(function RemarkField({ id, item, name, documents, focus, onGo, onTouched }: FieldProps) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const store = useStore();
  const find = (now: typeof store) => now.model.remarks.find((remark) => remark.id === id);
  const text = usePiece((now) => find(now)?.text ?? "");
  const citations = usePiece((now) => find(now)?.citations ?? NO_CITATIONS);
  const unprintable = usePiece((now) => now.unprintable);
  const editable = usePiece((now) => now.editable);
  const field = useRef<HTMLTextAreaElement>(null);
  const composing = useRef(false);
  const [shown, setShown] = useState(text);
  // Undo and another place of the screen change the text from outside.
  useLayoutEffect(() => {
    if (!composing.current) setShown((before) => (cleaned(before) === text ? before : text));
  }, [text]);
  useEffect(() => {
    if (focus === 0) return;
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, [focus]);
  const fault = faultOf(text, unprintable);
  const help = `${id}-help`;
  const said =
    fault?.kind === "characters"
      ? t.characters(fault.characters.map((one) => (one.trim() === "" ? codeOf(one) : one)).join(" "))
      : fault?.kind === "long"
        ? t.long(fault.found, LONGEST)
        : text.trim() === "" && citations.length > 0
          ? t.emptyCited
          : null;
  const remove = () => {
    store.remove(id, item);
    const key = `removed-${id}`;
    void message.open({
      key,
      duration: 6,
      content: (
        <>
          {t.removed(name)}{" "}
          <button
            type="button"
            className="pd-link"
            onClick={() => {
              store.undo();
              message.destroy(key);
            }}
          >
            {t.takeBack}
          </button>
        </>
      ),
    });
  };
  return (
    <div className="sc-remark" data-remark={id}>
      <GrowingText
        ref={field}
        className="sc-text"
        value={shown}
        readOnly={!editable}
        aria-label={name}
        aria-invalid={fault !== null}
        aria-describedby={said ? help : undefined}
        onFocus={() => onTouched(id)}
        onBlur={() => {
          store.history.pause();
          store.dropEmpty(id);
          void store.flush();
        }}
        onChange={(event) => {
          setShown(event.target.value);
          // What an input method is still composing is nobody's text yet.
          if (!composing.current) store.write(id, cleaned(event.target.value), item);
        }}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          store.write(id, cleaned(event.currentTarget.value), item);
        }}
      />
      {editable && (
        <button type="button" className="sc-remove" aria-label={`${t.remove} ${name}`} title={t.remove} onClick={remove}>
          <Icon name="trash" />
        </button>
      )}
      {citations.length > 0 && (
        <div className="sc-chips">
          {citations.map((citation, index) => (
            <CiteChip
              key={`${citation.document}-${citation.page}-${citation.quote}-${citation.region?.join("-")}`}
              label={citation.label}
              page={citation.page}
              gone={documents.length > 0 && !documents.some((document) => document.document === citation.document)}
              onGo={() => onGo(citation)}
              onRemove={editable ? () => store.uncite(id, index, item) : undefined}
            />
          ))}
        </div>
      )}
      {said && (
        <p id={help} className={fault ? "sc-fault" : "sc-cite-help pd-quiet"}>
          {said}
        </p>
      )}
    </div>
  );
});

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
