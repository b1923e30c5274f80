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
  onPin: (remark: string) => void;
}

interface MarkedRange extends Range {
  kind: "cited" | "hit" | "hit now" | "flash";
  remark: string | null;
}

export function BlocksView({ document, cited, hits, target, onSelect, onPin }: Props) {
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
  useEffect(() => {
    if (own?.page && own.page <= sheets) setSheet(own.page);
  }, [own, sheets]);

  const flashing = useMemo(() => {
    if (!flow || !own?.flash) return null;
    return own.range ?? (own.quote ? quoteIn(flow, own.quote) : null);
  }, [flow, own]);

  const marks = useMemo<MarkedRange[]>(() => {
    if (!flow) return [];
    const found: MarkedRange[] = [];
    if (flashing) found.push({ ...flashing, kind: "flash", remark: null });
    for (const hit of hits) {
      if (hit.page === sheet) found.push({ ...hit.range, kind: hit.now ? "hit now" : "hit", remark: null });
    }
    for (const one of cited) {
      const here = one.citation.document === document.document && (one.citation.page ?? sheet) === sheet;
      const range = here && one.citation.quote ? quoteIn(flow, one.citation.quote) : null;
      if (range) found.push({ ...range, kind: "cited", remark: one.remark });
    }
    return found;
  }, [flow, flashing, hits, cited, document.document, sheet]);

  useEffect(() => {
    if (!own || !flow) return;
    const mark = scroller.current?.querySelector("mark.flash, mark.now");
    mark?.scrollIntoView({ block: "center" });
  }, [own, flow, marks]);

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
          {data && flow && <Blocks blocks={data} flow={flow} marks={marks} onPin={onPin} />}
        </article>
      </div>
    </div>
  );
}

function Blocks({ blocks, flow, marks, onPin }: { blocks: readonly DocumentBlock[]; flow: Flow; marks: readonly MarkedRange[]; onPin: (remark: string) => void }) {
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
                      {piece && <Said piece={piece} marks={marks} onPin={onPin} />}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      );
    }
    const said = first ? <Said piece={first} marks={marks} onPin={onPin} /> : null;
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

function Said({ piece, marks, onPin }: { piece: Piece; marks: readonly MarkedRange[]; onPin: (remark: string) => void }) {
  const touching = marks.filter((mark) => mark.from < piece.from + piece.length && mark.to > piece.from);
  if (touching.length === 0) return piece.text;
  let at = piece.from;
  return cut(piece, touching).map((part) => {
    const key = at;
    at += part.text.length;
    const mark = part.mark === null ? undefined : touching[part.mark];
    if (!mark) return <Fragment key={key}>{part.text}</Fragment>;
    const remark = mark.remark;
    return (
      // The keyboard reaches the remark by its chip in the form.
      // eslint-disable-next-line jsx-a11y/click-events-have-key-events
      <mark key={key} className={`sc-flow-mark ${mark.kind}`} onClick={remark ? () => onPin(remark) : undefined}>
        {part.text}
      </mark>
    );
  });
}
