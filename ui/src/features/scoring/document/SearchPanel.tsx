// Finding words in all documents of the dossier: hits with their surroundings, next and previous.
import { Input, type InputRef } from "antd";
import { useEffect, type RefObject } from "react";

import type { DocumentHit, DocumentView } from "../../../api/generated";
import { ErrorBar } from "../../../shared/bars";
import { Icon } from "../../../shared/Icon";
import { useTexts } from "../../../texts";
import { ownUndo } from "../ownUndo";
import { texts } from "./texts";

interface Props {
  documents: readonly DocumentView[];
  query: string;
  onQuery: (query: string) => void;
  hits: readonly DocumentHit[];
  more: boolean;
  error: unknown;
  /** The hit one is at; -1 before the first. */
  at: number;
  onGo: (index: number) => void;
  onClose: () => void;
  field: RefObject<InputRef | null>;
}

export function SearchPanel(props: Props) {
  const { documents, query, hits, more, at, onGo, field } = props;
  const t = useTexts(texts);
  useEffect(() => field.current?.focus({ cursor: "all" }), [field]);
  const titles = new Map(documents.map((document) => [document.key, document.label]));
  const step = (by: number) => hits.length > 0 && onGo((at + by + hits.length) % hits.length);
  const scans = documents.some((document) => document.status !== "full");
  return (
    <search className="sc-search">
      <div className="sc-search-bar">
        <Input
          ref={field}
          size="small"
          value={query}
          aria-label={t.searchField}
          placeholder={t.searchField}
          prefix={<Icon name="search" />}
          onChange={(event) => props.onQuery(event.target.value)}
          onKeyDown={(event) => {
            ownUndo(event);
            if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return;
            if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
            if (event.key === "Escape") {
              event.stopPropagation();
              props.onClose();
            }
          }}
        />
        <span className="pd-quiet pd-nowrap" role="status">
          {query.trim() !== "" && (more ? t.manyHits(hits.length) : t.hits(hits.length))}
        </span>
        <button type="button" className="sc-tool" aria-label={t.previousHit} title={t.previousHit} disabled={hits.length === 0} onClick={() => step(-1)}>
          <Icon name="up" />
        </button>
        <button type="button" className="sc-tool" aria-label={t.nextHit} title={t.nextHit} disabled={hits.length === 0} onClick={() => step(1)}>
          <Icon name="down" />
        </button>
        <button type="button" className="sc-tool" aria-label={t.close} title={t.close} onClick={props.onClose}>
          <Icon name="close" />
        </button>
      </div>
      <ErrorBar error={props.error} />
      {query.trim() !== "" && hits.length === 0 && !props.error && <p className="pd-quiet sc-search-none">{scans ? t.noHitsScans : t.noHits}</p>}
      <ul>
        {hits.map((hit, index) => (
          <li key={`${hit.key}-${hit.page}-${hit.from}`}>
            <button
              type="button"
              ref={index === at ? intoView : undefined}
              aria-current={index === at ? "true" : undefined}
              onClick={() => onGo(index)}
            >
              <span className="sc-hit-place pd-quiet">
                {titles.get(hit.key) ?? hit.name} {hit.page}
              </span>
              <span className="sc-hit-text">
                <Snippet hit={hit} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </search>
  );
}

function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest" });
}

function Snippet({ hit }: { hit: DocumentHit }) {
  return partsOf(hit).map((part) => (part.marked ? <mark key={part.from}>{part.text}</mark> : <span key={part.from}>{part.text}</span>));
}

function partsOf(hit: DocumentHit): { from: number; text: string; marked: boolean }[] {
  const characters = [...hit.snippet];
  const parts = [];
  let at = 0;
  for (const [from, to] of hit.marks) {
    parts.push({ from: at, text: characters.slice(at, from).join(""), marked: false });
    parts.push({ from, text: characters.slice(from, to).join(""), marked: true });
    at = to;
  }
  parts.push({ from: at, text: characters.slice(at).join(""), marked: false });
  return parts.filter((part) => part.text !== "");
}
