// A flowing document in place: headings, paragraphs and tables as elements of our own, never as markup of the document.
import { useQuery } from "@tanstack/react-query";
import { Segmented } from "antd";
import { Fragment, useEffect, useMemo, useRef, useState } from "react";

import { act } from "../../../api/call";
import type { DocumentBlock, DocumentView } from "../../../api/generated";
import { ErrorBar } from "../../../shared/bars";
import { useTexts } from "../../../texts";
import { quotation } from "../state/text";
import { cut, flowOf, quoteIn, type Flow, type Piece } from "./flow";
import type { Range } from "./layer";
import type { Cited, Selected, Target } from "./place";
import { texts } from "./texts";

interface Props {
  document: DocumentView;
  cited: readonly Cited[];
  hits: readonly { page: number; range: Range; now: boolean }[];
  target: Target | null;
  onSelect: (selected: Selected | null) => void;
}

interface MarkedRange extends Range {
  kind: "cited" | "hit" | "hit now" | "flash";
  /** What it is called aloud. */
  name: string | undefined;
}

export function BlocksView({ document, cited, hits, target, onSelect }: Props) {
  const t = useTexts(texts);
  // A workbook has a block list per sheet.
  const sheets = document.kind === "xlsx" || document.kind === "xls" ? Math.max(1, document.pages.length / 2) : 1;
  const [sheet, setSheet] = useState(1);
  const scroller = useRef<HTMLDivElement>(null);
  const { data, error, isPending } = useQuery({
    queryKey: ["documents.blocks", { key: document.key, page: sheet }],
    queryFn: () => act("documents.blocks", { key: document.key, page: sheet }),
    staleTime: Infinity,
  });
  const flow = useMemo(() => (data ? flowOf(data) : null), [data]);

  const own = target?.key === document.key ? target : null;
  const [followed, setFollowed] = useState<Target | null>(null);
  if (own !== followed) {
    setFollowed(own);
    if (own?.page && own.page <= sheets) setSheet(own.page);
  }

  const flashing = useMemo(() => {
    if (!flow || !own?.flash) return null;
    return own.range ?? (own.quote ? quoteIn(flow, own.quote) : null);
  }, [flow, own]);

  const marks = useMemo<MarkedRange[]>(() => {
    if (!flow) return [];
    const found: MarkedRange[] = [];
    if (flashing) found.push({ ...flashing, kind: "flash", name: undefined });
    for (const hit of hits) {
      if (hit.page === sheet) found.push({ ...hit.range, kind: hit.now ? "hit now" : "hit", name: undefined });
    }
    for (const one of cited) {
      const here = one.citation.document === document.document && (one.citation.page ?? sheet) === sheet;
      const range = here && one.citation.quote ? quoteIn(flow, one.citation.quote) : null;
      if (range) found.push({ ...range, kind: "cited", name: one.name });
    }
    return found;
  }, [flow, flashing, hits, cited, document.document, sheet]);

  const gone = useRef<Target | null>(null);
  useEffect(() => {
    if (!own || gone.current === own || marks.length === 0) return;
    gone.current = own;
    scroller.current?.querySelector("mark.flash, mark.now")?.scrollIntoView({ block: "center" });
  }, [own, marks]);

  // The browser selects in running text; what it selected is taken over when it rests.
  useEffect(() => {
    const listen = () => {
      const selection = window.getSelection();
      const inside = selection?.anchorNode && scroller.current?.contains(selection.anchorNode);
      if (!selection || !inside) return;
      const quote = selection.isCollapsed ? null : quotation(selection.toString());
      onSelect(quote ? { key: document.key, page: sheets > 1 ? sheet : null, quote, region: null, boxes: [] } : null);
    };
    window.document.addEventListener("selectionchange", listen);
    return () => window.document.removeEventListener("selectionchange", listen);
  }, [document.key, sheet, sheets, onSelect]);

  if (error) return <div className="sc-word"><ErrorBar error={error} /></div>;
  return (
    <div className="sc-flow-pane">
      {sheets > 1 && (
        <div className="sc-sheets">
          <Segmented
            size="small"
            value={sheet}
            onChange={setSheet}
            options={Array.from({ length: sheets }, (_, index) => ({
              value: index + 1,
              label: document.bookmarks[index]?.title ?? t.sheet(index + 1),
            }))}
          />
        </div>
      )}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so it must be reachable */}
      <div ref={scroller} className="sc-scroll" role="document" aria-label={document.title} tabIndex={0}>
        <article className="sc-flow pd-selectable">
          {isPending && <p className="pd-quiet">{t.loading}</p>}
          {data?.length === 0 && <p className="pd-quiet">{t.emptyDocument}</p>}
          {data && flow && <Blocks blocks={data} flow={flow} marks={marks} />}
        </article>
      </div>
    </div>
  );
}

function Blocks({ blocks, flow, marks }: { blocks: readonly DocumentBlock[]; flow: Flow; marks: readonly MarkedRange[] }) {
  const t = useTexts(texts);
  const aside = { header: t.header, footer: t.footer, footnote: t.footnote, endnote: t.endnote, comment: t.comment, text_box: t.textBox };
  return blocks.map((block, index) => {
    const pieces = flow.pieces[index] ?? [];
    const first = pieces[0];
    const key = first ? `${first.from}` : `e${index}`;
    if (block.kind === "table") {
      let at = 0;
      return (
        <table key={key} className="sc-flow-table">
          <tbody>
            {block.rows.map((row, rowIndex) => (
              // eslint-disable-next-line react/no-array-index-key -- rows never move
              <tr key={rowIndex}>
                {row.map((cell) => {
                  const piece = pieces[at];
                  at += 1;
                  return (
                    <td key={at} colSpan={cell.columns} rowSpan={cell.rows}>
                      {piece && <Said piece={piece} marks={marks} />}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      );
    }
    const said = first ? <Said piece={first} marks={marks} /> : null;
    if (block.kind === "heading") {
      return (
        <p key={key} role="heading" aria-level={Math.min(6, block.level + 1)} className={`sc-flow-heading level${Math.min(3, block.level)}`}>
          {said}
        </p>
      );
    }
    if (block.kind === "aside") {
      return (
        <p key={key} className="sc-flow-aside">
          <span className="pd-quiet">{aside[block.place]}</span>　{said}
        </p>
      );
    }
    return <p key={key}>{said}</p>;
  });
}

function Said({ piece, marks }: { piece: Piece; marks: readonly MarkedRange[] }) {
  const touching = marks.filter((mark) => mark.from < piece.from + piece.length && mark.to > piece.from);
  if (touching.length === 0) return piece.text;
  let at = piece.from;
  return cut(piece, touching).map((part) => {
    const key = at;
    at += part.text.length;
    const mark = part.mark === null ? undefined : touching[part.mark];
    if (!mark) return <Fragment key={key}>{part.text}</Fragment>;
    return (
      <mark key={key} className={`sc-flow-mark ${mark.kind}`} title={mark.name}>
        {part.text}
      </mark>
    );
  });
}
