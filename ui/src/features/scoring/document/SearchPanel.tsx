// Finding words in all documents of the dossier: hits with their surroundings, next and previous.
import { Input, type InputRef } from "antd";
import { useEffect, useRef } from "react";

import type { DocumentHit, DocumentView } from "../../../api/generated";
import { ErrorBar } from "../../../shared/bars";
import { Icon } from "../../../shared/Icon";
import { useTexts } from "../../../texts";
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
  /** Grows when the field is to be focused again. */
  focused: number;
}

export function SearchPanel(props: Props) {
  const { documents, query, hits, more, at, onGo } = props;
  const t = useTexts(texts);
  const field = useRef<InputRef>(null);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    field.current?.focus({ cursor: "all" });
  }, [props.focused]);
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
  }, [at]);
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
      <ul ref={list}>
        {hits.map((hit, index) => (
          <li key={`${hit.key}-${hit.page}-${hit.from}`}>
            <button type="button" aria-current={index === at ? "true" : undefined} onClick={() => onGo(index)}>
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

function Snippet({ hit }: { hit: DocumentHit }) {
  const characters = [...hit.snippet];
  let at = 0;
  const parts = hit.marks.flatMap(([from, to]) => {
    const plain = characters.slice(at, from).join("");
    const marked = characters.slice(from, to).join("");
    at = to;
    return [<span key={`p${from}`}>{plain}</span>, <mark key={`m${from}`}>{marked}</mark>];
  });
  return (
    <>
      {parts}
      {characters.slice(at).join("")}
    </>
  );
}
