// The continuous scroll of pages: only those near what is seen are there, and what is selected is worked out from the
// places of the characters.
import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode, type Ref } from "react";

import { act } from "../../../api/call";
import type { DocumentView } from "../../../api/generated";
import { useTexts } from "../../../texts";
import { quotation } from "../state/text";
import { pageAt, pagesAround, pagesSeen, scaleOf, sizesOf, stack, stepped, turned, GAP, type Sheet, type Zoom } from "./geometry";
import { around, boxesOf, caretAt, isOnText, layerOf, moved, textOf, type Box, type Layer, type Range } from "./layer";
import { PageSheet, citedBoxes, type PageMarks } from "./PageSheet";
import type { Cited, Selected, Target } from "./place";
import { texts } from "./texts";

export interface PagesHandle {
  /** Shows a page from its top. */
  toPage: (page: number) => void;
  zoomBy: (direction: 1 | -1) => void;
  focus: () => void;
}

interface Props {
  ref?: Ref<PagesHandle>;
  document: DocumentView;
  zoom: Zoom;
  onZoom: (zoom: Zoom) => void;
  tool: "text" | "region";
  cited: readonly Cited[];
  hits: readonly { page: number; range: Range; now: boolean }[];
  target: Target | null;
  selected: Selected | null;
  onSelect: (selected: Selected | null) => void;
  onPage: (page: number) => void;
  onPin: (remark: string) => void;
  /** The bar that stands at a selection. */
  bar: ReactNode;
  /** Where reading begins. */
  start: number;
}

/** Scrolling that goes on tells of itself again within this time, in milliseconds. */
const GOES_ON = 100;

type Drag = { kind: "text"; page: number; anchor: number } | { kind: "region"; page: number; x: number; y: number };

export function PagesView({ ref, start, tool, bar, ...props }: Props) {
  const { document, zoom, onZoom, cited, hits, target, selected, onSelect, onPage, onPin } = props;
  const t = useTexts(texts);
  const scroller = useRef<HTMLDivElement>(null);
  const [box, setBox] = useState({ width: 0, height: 0 });
  const [top, setTop] = useState(0);
  const scrolled = useRef(0);
  const [rolling, setRolling] = useState(false);
  const [flash, setFlash] = useState<{ page: number; boxes: Box[]; times: number } | null>(null);
  const layers = useRef(new Map<number, Layer>());
  const drag = useRef<Drag | null>(null);
  const [dragging, setDragging] = useState(false);
  const keyboard = useRef<{ page: number; anchor: number; focus: number } | null>(null);

  const pages = useMemo(() => sizesOf(document.pages), [document.pages]);
  const scale = box.width > 0 ? scaleOf(zoom, pages, box.width, box.height) : 0;
  const { sheets, height } = useMemo(() => stack(pages, scale), [pages, scale]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const measure = () => setBox({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // The line that was at the top stays at the top when pages grow or shrink.
  const anchor = useRef({ page: start - 1, part: 0 });
  const drawn = useRef(0);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || scale === 0 || drawn.current === scale) return;
    drawn.current = scale;
    const sheet = sheets[anchor.current.page];
    if (sheet) element.scrollTop = sheet.top + anchor.current.part * sheet.height * scale - GAP;
    setTop(element.scrollTop);
  }, [scale, sheets]);

  const onScroll = () => {
    const element = scroller.current;
    if (!element || scale === 0) return;
    setTop(element.scrollTop);
    const now = performance.now();
    setRolling(now - scrolled.current < GOES_ON);
    scrolled.current = now;
    const page = pageAt(sheets, scale, element.scrollTop + GAP);
    const sheet = sheets[page];
    if (sheet) anchor.current = { page, part: (element.scrollTop + GAP - sheet.top) / (sheet.height * scale) };
  };
  const here = pageAt(sheets, scale || 1, top + box.height / 3) + 1;
  useEffect(() => {
    if (scale > 0) onPage(here);
  }, [here, scale, onPage]);

  const toPage = useCallback(
    (page: number) => {
      const sheet = sheets[Math.min(sheets.length, Math.max(1, page)) - 1];
      if (scroller.current && sheet) scroller.current.scrollTop = sheet.top - GAP;
    },
    [sheets],
  );
  useImperativeHandle(ref, () => ({
    toPage,
    zoomBy: (direction) => onZoom(stepped(scale, direction)),
    focus: () => scroller.current?.focus(),
  }));

  // A citation or a hit: its page is shown so that the place stands in the upper third, and flashes once.
  const shown = useRef<Target | null>(null);
  useEffect(() => {
    if (!target || target.key !== document.key || scale === 0 || shown.current === target) return;
    shown.current = target;
    const page = target.page ?? 1;
    const sheet = sheets[page - 1];
    if (!sheet) return;
    void (async () => {
      const layer = layers.current.get(page) ?? (await textLayer(document.key, page));
      const boxes = target.range ? boxesOf(layer, target.range) : citedBoxes(layer, target.quote, target.region);
      const place = around(boxes);
      const element = scroller.current;
      if (!element || shown.current !== target) return;
      const wanted = sheet.top + (place ? place.top * scale : 0);
      const seen = place && wanted > element.scrollTop + 40 && sheet.top + place.bottom * scale < element.scrollTop + element.clientHeight - 60;
      if (!seen) element.scrollTop = wanted - (place ? element.clientHeight / 3 : GAP);
      if (place && element.scrollWidth > element.clientWidth) element.scrollLeft = Math.max(0, place.left * scale - 40);
      if (target.flash) setFlash({ page, boxes, times: Date.now() });
    })();
  }, [target, document.key, scale, sheets]);

  const onLayer = useCallback((page: number, layer: Layer) => void layers.current.set(page, layer), []);

  const leftOf = (width: number) => Math.max(GAP, Math.round((box.width - width) / 2));

  /** The page under the pointer and the place on it, in the page's coordinates. */
  const placeOf = (event: { clientX: number; clientY: number }, on?: number) => {
    const element = scroller.current;
    if (!element) return null;
    const frame = element.getBoundingClientRect();
    const y = event.clientY - frame.top + element.scrollTop;
    const index = on === undefined ? pageAt(sheets, scale, y) : on - 1;
    const sheet = sheets[index];
    if (!sheet) return null;
    const x = event.clientX - frame.left + element.scrollLeft - leftOf(Math.round(sheet.width * scale));
    const place = { x: x / scale, y: (y - sheet.top) / scale };
    const inside = place.x >= 0 && place.x <= sheet.width && place.y >= 0 && place.y <= sheet.height;
    return { page: index + 1, sheet, inside, ...place };
  };

  const selectText = (page: number, range: Range) => {
    const layer = layers.current.get(page);
    if (!layer) return;
    const boxes = boxesOf(layer, range);
    const quote = quotation(textOf(layer, range));
    if (boxes.length === 0 || !quote) onSelect(null);
    else onSelect({ key: document.key, page, quote, region: around(boxes), boxes });
  };

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest(".sc-pin, .sc-page-word button"))) return;
    const place = placeOf(event);
    keyboard.current = null;
    if (!place?.inside) {
      onSelect(null);
      return;
    }
    const layer = layers.current.get(place.page);
    const caret = layer ? caretAt(layer, place.x, place.y) : null;
    const region = event.altKey || tool === "region" || caret === null;
    if (event.shiftKey && drag.current === null && lastText.current?.page === place.page && caret !== null && !region) {
      drag.current = { kind: "text", page: place.page, anchor: lastText.current.anchor };
    } else {
      drag.current = region ? { kind: "region", page: place.page, x: place.x, y: place.y } : { kind: "text", page: place.page, anchor: caret ?? 0 };
      onSelect(null);
    }
    if (drag.current.kind === "text") lastText.current = { page: place.page, anchor: drag.current.anchor };
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragging(true);
    if (event.shiftKey) onPointerMove(event);
  };
  const lastText = useRef<{ page: number; anchor: number } | null>(null);

  const onPointerMove = (event: PointerEvent) => {
    const now = drag.current;
    if (!now) {
      const place = placeOf(event);
      const layer = place?.inside ? layers.current.get(place.page) : undefined;
      const text = tool === "text" && place && layer && isOnText(layer, place.x, place.y) && !event.altKey;
      if (scroller.current) scroller.current.style.cursor = text ? "text" : place?.inside && (event.altKey || tool === "region") ? "crosshair" : "";
      return;
    }
    const place = placeOf(event, now.page);
    const element = scroller.current;
    if (!place || !element) return;
    // Held at the edge, the pages go on.
    const frame = element.getBoundingClientRect();
    if (event.clientY < frame.top + 16) element.scrollTop -= 16;
    if (event.clientY > frame.bottom - 16) element.scrollTop += 16;
    if (now.kind === "text") {
      const layer = layers.current.get(now.page);
      const caret = layer ? caretAt(layer, place.x, place.y) : null;
      if (caret !== null && caret !== now.anchor) selectText(now.page, { from: Math.min(caret, now.anchor), to: Math.max(caret, now.anchor) });
      return;
    }
    const limit = (value: number, most: number) => Math.min(most, Math.max(0, value));
    const region = {
      left: limit(Math.min(now.x, place.x), place.sheet.width),
      right: limit(Math.max(now.x, place.x), place.sheet.width),
      top: limit(Math.min(now.y, place.y), place.sheet.height),
      bottom: limit(Math.max(now.y, place.y), place.sheet.height),
    };
    if (region.right - region.left > 300 && region.bottom - region.top > 300) {
      onSelect({ key: document.key, page: now.page, quote: null, region, boxes: [region] });
    }
  };
  const onPointerUp = () => {
    drag.current = null;
    setDragging(false);
  };

  /**
   * Pages are turned at once, where the web view would roll. Shift and arrows select: from what is selected or was found,
   * or from the first line that is seen.
   */
  const onKeyDown = (event: KeyboardEvent) => {
    const element = scroller.current;
    const turns = event.key === "PageDown" ? 1 : event.key === "PageUp" ? -1 : 0;
    if (turns !== 0 && element && scale > 0 && !event.shiftKey && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      element.scrollTop = turned(sheets, scale, element.scrollTop, element.clientHeight, turns);
      return;
    }
    const ways: Record<string, "left" | "right" | "up" | "down"> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
    const way = ways[event.key];
    if (!event.shiftKey || event.ctrlKey || event.altKey || !way) return;
    event.preventDefault();
    let now = keyboard.current;
    if (!now) {
      const hit = selected ? undefined : hits.find((one) => one.now);
      const page = selected?.page ?? hit?.page ?? here;
      const layer = layers.current.get(page);
      const sheet = sheets[page - 1];
      if (!layer || !sheet) return;
      const from = selected?.region;
      const at = from ? caretAt(layer, from.left, from.top + 1) : caretAt(layer, 0, Math.max(0, (top - sheet.top) / scale + 1000));
      const end = from && selected.boxes.at(-1) ? caretAt(layer, selected.boxes.at(-1)?.right ?? 0, selected.boxes.at(-1)?.bottom ?? 0) : at;
      if (at === null) return;
      // What was found is where a selection begins.
      now = hit ? { page, anchor: hit.range.from, focus: Math.min(hit.range.to, layer.characters.length) } : { page, anchor: at, focus: end ?? at };
    }
    const layer = layers.current.get(now.page);
    if (!layer) return;
    const focus = moved(layer, now.focus, way);
    keyboard.current = { ...now, focus };
    selectText(now.page, { from: Math.min(now.anchor, focus), to: Math.max(now.anchor, focus) });
  };

  const marksOf = useMarks(document, cited, hits, selected, flash);
  const [first, last] = scale > 0 ? pagesAround(sheets, scale, top, box.height) : [0, -1];
  // The edge of the next page is not worth waiting for.
  const [seenFirst, seenLast] = pagesSeen(sheets, scale || 1, top + GAP, box.height - 2 * GAP);
  const widest = Math.max(0, ...sheets.slice(first, last + 1).map((sheet) => Math.round(sheet.width * scale)));
  const place = selected?.key === document.key && !dragging ? barPlace(selected, sheets, scale, top, box, leftOf) : null;
  return (
    <>
    {/* It scrolls, so it must be reachable; the keys and the pointer select text on it. */}
    {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */}
    <div
      ref={scroller}
      className="sc-scroll"
      role="document"
      aria-label={document.title}
      tabIndex={0}
      onScroll={onScroll}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onKeyDown={onKeyDown}
    >
      <div style={{ position: "relative", height, width: Math.max(widest + 2 * GAP, 1), minWidth: "100%" }}>
        {sheets.slice(first, last + 1).map((sheet, index) => {
          const page = first + index + 1;
          const width = Math.round(sheet.width * scale);
          return (
            <PageSheet
              key={page}
              documentKey={document.key}
              title={document.title}
              page={page}
              top={sheet.top}
              left={leftOf(width)}
              width={width}
              height={Math.round(sheet.height * scale)}
              scale={scale}
              seen={page - 1 >= seenFirst && page - 1 <= seenLast}
              rolling={rolling}
              secret={document.secret_pages.includes(page)}
              marks={marksOf(page)}
              onLayer={onLayer}
              onPin={onPin}
            />
          );
        })}
      </div>
      {pages.length === 0 && <p className="sc-word">{t.emptyDocument}</p>}
    </div>
    {place && (
      <div className="sc-cite-place" style={place}>
        {bar}
      </div>
    )}
    </>
  );
}

async function textLayer(key: string, page: number): Promise<Layer> {
  const text = await act("documents.page", { key, page });
  return layerOf(text.text, text.boxes);
}

/** Below the end of the selection, above it when there is no room, and never outside of what is seen. */
function barPlace(
  selected: Selected,
  sheets: readonly Sheet[],
  scale: number,
  top: number,
  box: { width: number; height: number },
  leftOf: (width: number) => number,
): { top: number; right: number } | null {
  const sheet = sheets[(selected.page ?? 1) - 1];
  const last = selected.boxes.at(-1);
  const first = selected.boxes[0];
  if (!sheet || !last || !first) return null;
  const below = sheet.top + last.bottom * scale - top + 8;
  const above = sheet.top + first.top * scale - top - BAR - 8;
  const wanted = below + BAR < box.height ? below : above;
  const end = leftOf(Math.round(sheet.width * scale)) + last.right * scale;
  return {
    top: Math.max(8, Math.min(wanted, box.height - BAR - 8)),
    right: Math.max(8, Math.min(box.width - end - BAR_REACH, box.width - BAR_WIDTH)),
  };
}

/** The bar's height, how far it goes beyond the selection, and what it needs in all. */
const BAR = 34;
const BAR_REACH = 120;
const BAR_WIDTH = 400;

const NONE: PageMarks = { cited: [], hits: [], selected: [], flash: null };

/** What stands on each page; a page on which nothing changed gets the same object again and is not drawn again. */
function useMarks(
  document: DocumentView,
  cited: readonly Cited[],
  hits: Props["hits"],
  selected: Selected | null,
  flash: { page: number; boxes: Box[]; times: number } | null,
): (page: number) => PageMarks {
  const steady = useMemo(() => {
    const byPage = new Map<number, PageMarks>();
    const of = (page: number) => {
      const known = byPage.get(page) ?? { ...NONE, cited: [], hits: [] };
      byPage.set(page, known);
      return known as { cited: Cited[]; hits: { range: Range; now: boolean }[] } & PageMarks;
    };
    for (const one of cited) {
      if (one.citation.document === document.document && one.citation.page !== null) of(one.citation.page).cited.push(one);
    }
    for (const hit of hits) of(hit.page).hits.push(hit);
    return byPage;
  }, [document.document, cited, hits]);
  return (page) => {
    const base = steady.get(page) ?? NONE;
    const own = selected?.key === document.key && selected.page === page ? selected.boxes : null;
    const flashing = flash?.page === page ? flash : null;
    return own || flashing ? { ...base, selected: own ?? [], flash: flashing } : base;
  };
}
