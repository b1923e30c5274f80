// The left side: a document of the dossier, read and cited.
import { useQuery } from "@tanstack/react-query";
import type { InputRef } from "antd";
import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type Ref } from "react";

import { act } from "../../../api/call";
import type { Citation, DocumentView } from "../../../api/generated";
import { ErrorBar } from "../../../shared/bars";
import { Icon } from "../../../shared/Icon";
import { useShortcut } from "../../../shared/useShortcut";
import { useTexts } from "../../../texts";
import { useRested } from "../form/useRested";
import { ownUndo } from "../ownUndo";
import { Pop } from "../Pop";
import type { RemarkKind } from "../state/model";
import { BlocksView } from "./BlocksView";
import { CiteBar } from "./CiteBar";
import { ClosedView } from "./ClosedView";
import { Contents, DocumentList } from "./Contents";
import type { Zoom } from "./geometry";
import { PagesView, type PagesHandle } from "./PagesView";
import { citationOf, targetOf, type Cited, type Selected, type Target } from "./place";
import { SearchPanel } from "./SearchPanel";
import { texts } from "./texts";

import "./document.css";

/** More than anybody steps through. */
const MOST_HITS = 200;

export interface DocHandle {
  show: (citation: Citation) => void;
  focus: () => void;
}

interface Props {
  ref?: Ref<DocHandle>;
  application: string;
  cited: readonly Cited[];
  onCite: (kind: RemarkKind, citation: Citation) => void;
  onPin: (remark: string) => void;
  /** What a place may be cited as. */
  kinds?: readonly RemarkKind[];
  /** Shown as soon as the documents are known. */
  start?: Citation | null;
}

const KINDS: readonly RemarkKind[] = ["strength", "opportunity", "check_point"];

/** Where reading stopped, by document, as long as the window is open. */
const places = new Map<string, number>();
/** The document that was read last, by application. */
const lastRead = new Map<string, string>();

export function DocPane({ ref, application, cited, onCite, onPin, kinds = KINDS, start = null }: Props) {
  const t = useTexts(texts);
  const list = useQuery({
    queryKey: ["documents.list", { application }],
    queryFn: () => act("documents.list", { application }),
  });
  const documents = useMemo(() => list.data ?? [], [list.data]);
  const [chosen, setChosen] = useState<string | null>(lastRead.get(application) ?? null);
  const document = documents.find((one) => one.key === chosen) ?? first(documents);
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState<Zoom>({ kind: "width" });
  const [tool, setTool] = useState<"text" | "region">("text");
  const [selected, setSelected] = useState<Selected | null>(null);
  const [target, setTarget] = useState<Target | null>(null);
  const [contents, setContents] = useState(false);
  const [searching, setSearching] = useState(false);
  const [query, setQuery] = useState("");
  const [gone, setGone] = useState({ query: "", at: -1 });
  const field = useRef<InputRef>(null);
  const pages = useRef<PagesHandle>(null);
  const pane = useRef<HTMLDivElement>(null);

  const wanted = useRested(query.trim(), 120);
  const found = useQuery({
    queryKey: ["documents.search", { query: wanted, application, limit: MOST_HITS }],
    queryFn: () => act("documents.search", { query: wanted, application, limit: MOST_HITS }),
    enabled: searching && wanted !== "",
  });
  const at = gone.query === wanted ? gone.at : -1;
  const hits = useMemo(() => (searching && wanted !== "" ? (found.data?.hits ?? []) : []), [found.data, searching, wanted]);

  const open = useCallback(
    (key: string) => {
      setChosen(key);
      lastRead.set(application, key);
      setSelected(null);
    },
    [application],
  );
  const show = useCallback(
    (citation: Citation) => {
      const next = targetOf(citation, documents);
      if (!next) return;
      open(next.key);
      setTarget(next);
    },
    [documents, open],
  );
  const focus = useCallback(() => (pane.current?.querySelector<HTMLElement>(".sc-scroll") ?? pane.current?.querySelector<HTMLElement>("input, button"))?.focus(), []);
  useImperativeHandle(ref, () => ({ show, focus }), [show, focus]);
  const started = useRef(false);
  useEffect(() => {
    if (started.current || !start || documents.length === 0) return;
    started.current = true;
    show(start);
  }, [start, documents, show]);

  const goTo = (index: number) => {
    const hit = hits[index];
    if (!hit) return;
    setGone({ query: wanted, at: index });
    open(hit.key);
    const end = hit.page === hit.end_page ? hit.to : Number.MAX_SAFE_INTEGER;
    setTarget({ key: hit.key, page: hit.page, quote: null, region: null, range: { from: hit.from, to: end }, flash: false });
  };

  const here = useMemo(() => {
    const own = hits.flatMap((hit, index) =>
      hit.key === document?.key
        ? [{ page: hit.page, range: { from: hit.from, to: hit.page === hit.end_page ? hit.to : Number.MAX_SAFE_INTEGER }, now: index === at }]
        : [],
    );
    return own;
  }, [hits, document?.key, at]);

  const cite = (kind: RemarkKind) => {
    if (!document) return;
    // Without a selection the page that is read is cited.
    const place = selected?.key === document.key ? selected : null;
    const paged = document.reading === "pages" || document.pages.length > 2;
    onCite(kind, citationOf(document, place ? place.page : paged ? page : null, place));
    setSelected(null);
    window.getSelection()?.removeAllRanges();
  };
  const readable = document && (document.reading === "pages" || document.reading === "blocks");
  const citing = (kind: RemarkKind) => (readable && kinds.includes(kind) ? () => cite(kind) : undefined);
  useShortcut("Alt+1", citing("strength"));
  useShortcut("Alt+2", citing("opportunity"));
  useShortcut("Alt+3", citing("check_point"));
  useShortcut("Ctrl+F", () => {
    setSearching(true);
    field.current?.focus({ cursor: "all" });
  });
  const closeTop = selected ? () => setSelected(null) : searching ? () => setSearching(false) : contents ? () => setContents(false) : undefined;
  useShortcut("Escape", closeTop);

  const turn = useCallback(
    (to: number) => {
      setPage(to);
      if (document) places.set(document.key, to);
    },
    [document],
  );

  const bar = selected && document && kinds.length > 0 && (
    <CiteBar kinds={kinds} selected={selected} secret={selected.page !== null && document.secret_pages.includes(selected.page)} onCite={cite} />
  );
  const showCited = (one: Cited) => show(one.citation);
  const column = (
    <Contents
      document={document}
      documents={documents}
      page={page}
      cited={cited}
      onPage={(to) => pages.current?.toPage(to)}
      onCited={showCited}
      onDocument={open}
    />
  );
  return (
    <div className="sc-doc" ref={pane}>
      <DocBar
        document={document}
        documents={documents}
        page={page}
        zoom={zoom}
        tool={tool}
        contents={contents}
        searching={searching}
        onDocument={open}
        onPage={(to) => pages.current?.toPage(to)}
        onZoom={setZoom}
        onZoomBy={(direction) => pages.current?.zoomBy(direction)}
        onTool={setTool}
        onContents={() => setContents(!contents)}
        onSearch={() => setSearching(!searching)}
      />
      <div className="sc-doc-body">
        <div className={`sc-contents-place${contents ? " shown" : ""}`}>{column}</div>
        <div className="sc-doc-view">
          {list.error && <ErrorBar error={list.error} />}
          {list.data?.length === 0 && <p className="sc-word">{t.noDocuments}</p>}
          {searching && (
            <SearchPanel
              documents={documents}
              query={query}
              onQuery={setQuery}
              hits={hits}
              more={found.data?.more ?? false}
              error={found.error}
              at={at}
              onGo={goTo}
              onClose={() => {
                setSearching(false);
                focus();
              }}
              field={field}
            />
          )}
          {document?.reading === "pages" && (
            <PagesView
              key={document.key}
              ref={pages}
              document={document}
              zoom={zoom}
              onZoom={setZoom}
              tool={tool}
              cited={cited}
              hits={here}
              target={target}
              selected={selected}
              onSelect={setSelected}
              onPage={turn}
              onPin={onPin}
              bar={bar}
              start={places.get(document.key) ?? 1}
            />
          )}
          {document?.reading === "blocks" && (
            <BlocksView key={document.key} document={document} cited={cited} hits={here} target={target} onSelect={setSelected} />
          )}
          {document && !readable && <ClosedView key={document.key} document={document} />}
          {document?.reading === "blocks" && selected && <div className="sc-cite-place below">{bar}</div>}
        </div>
      </div>
    </div>
  );
}

/** The report is what one reads; without one the first document that can be read. */
function first(documents: readonly DocumentView[]): DocumentView | undefined {
  return (
    documents.find((document) => document.reading === "pages" && document.label === "报告") ??
    documents.find((document) => document.reading === "pages" || document.reading === "blocks") ??
    documents[0]
  );
}

interface BarProps {
  document: DocumentView | undefined;
  documents: readonly DocumentView[];
  page: number;
  zoom: Zoom;
  tool: "text" | "region";
  contents: boolean;
  searching: boolean;
  onDocument: (key: string) => void;
  onPage: (page: number) => void;
  onZoom: (zoom: Zoom) => void;
  onZoomBy: (direction: 1 | -1) => void;
  onTool: (tool: "text" | "region") => void;
  onContents: () => void;
  onSearch: () => void;
}

function DocBar(props: BarProps) {
  const { document, documents, page, zoom, tool } = props;
  const t = useTexts(texts);
  const pages = document ? document.pages.length / 2 : 0;
  const paged = document?.reading === "pages";
  return (
    <div className="sc-doc-bar">
      <Pop
        className="sc-document-button"
        label={document ? t.choose(document.title) : t.documents}
        button={
          <>
            <Icon name="document" />
            <span className="pd-strong sc-cut" title={document?.title}>
              {document?.title ?? t.documents}
            </span>
            <Icon name="down" />
          </>
        }
      >
        {(close) => (
          <nav className="sc-document-menu" aria-label={t.documents}>
            <DocumentList
              documents={documents}
              now={document?.key}
              onPick={(key) => {
                close();
                props.onDocument(key);
              }}
            />
          </nav>
        )}
      </Pop>
      {paged && (
        <span className="sc-page-number">
          {t.page} <PageField page={page} pages={pages} onPage={props.onPage} /> {t.ofPages(pages)}
        </span>
      )}
      <span className="sc-tools">
        <Tool icon="menu" name={t.contents} on={props.contents} onClick={props.onContents} className="sc-contents-tool" />
        {paged && (
          <>
            <Tool icon="lines" name={t.text} on={tool === "text"} onClick={() => props.onTool("text")} />
            <Tool icon="fit" name={t.region} on={tool === "region"} onClick={() => props.onTool("region")} />
          </>
        )}
        <Tool icon="search" name={t.search} on={props.searching} onClick={props.onSearch} />
        {paged && (
          <span className="sc-zoom">
            <Tool icon="minus" name={t.smaller} onClick={() => props.onZoomBy(-1)} />
            <button type="button" className="sc-fit" onClick={() => props.onZoom(zoom.kind === "width" ? { kind: "page" } : { kind: "width" })}>
              {zoom.kind === "factor" ? `${Math.round(zoom.factor * 100)}%` : zoom.kind === "width" ? t.fitWidth : t.fitPage}
            </button>
            <Tool icon="plus" name={t.larger} onClick={() => props.onZoomBy(1)} />
          </span>
        )}
      </span>
    </div>
  );
}

function Tool({ icon, name, on, onClick, className = "" }: { icon: Parameters<typeof Icon>[0]["name"]; name: string; on?: boolean; onClick: () => void; className?: string }) {
  return (
    <button type="button" className={`sc-tool ${className}`} aria-label={name} title={name} aria-pressed={on} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}

function PageField({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  const t = useTexts(texts);
  const [typed, setTyped] = useState<string | null>(null);
  const go = () => {
    const wanted = Number(typed);
    if (typed !== null && Number.isInteger(wanted) && wanted >= 1) onPage(Math.min(pages, wanted));
    setTyped(null);
  };
  // Whoever has gone to a page types the next number in its place.
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (typed === null && document.activeElement === field.current) field.current?.select();
  }, [typed, page]);
  return (
    <input
      ref={field}
      className="sc-page-field"
      aria-label={t.pageField}
      inputMode="numeric"
      style={{ width: `${Math.max(2, String(pages).length) + 2}ch` }}
      value={typed ?? String(page)}
      onFocus={(event) => event.target.select()}
      // WebKit takes the selection away again when the mouse is let go, and what is typed stands beside the old number.
      onMouseUp={(event) => event.preventDefault()}
      onChange={(event) => setTyped(event.target.value.replace(/\D/g, ""))}
      onBlur={go}
      onKeyDown={(event) => {
        ownUndo(event);
        if (event.key === "Enter" && !event.nativeEvent.isComposing && !event.ctrlKey) go();
        if (event.key === "Escape") setTyped(null);
      }}
    />
  );
}
