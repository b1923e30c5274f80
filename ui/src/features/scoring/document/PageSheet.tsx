// One page: its picture, and over it whatever stands on it, all placed by the page's own coordinates.
import { useQuery } from "@tanstack/react-query";
import { memo, useEffect, useMemo, useState } from "react";

import { act } from "../../../api/call";
import { useTexts } from "../../../texts";
import { around, boxesOf, findQuote, layerOf, type Box, type Layer, type Range } from "./layer";
import { pageUrl, pixelWidth } from "./pageUrl";
import { regionBox, type Cited } from "./place";
import { texts } from "./texts";

/** A page that is only scrolled past is not drawn. */
const PASSING = 60;
/** One beside what is seen is drawn after that: the desk draws one page of a document at a time. */
const BESIDE = 300;

export interface PageMarks {
  cited: readonly Cited[];
  /** Ranges that were searched for; `now` is the one the person is at. */
  hits: readonly { range: Range; now: boolean }[];
  selected: readonly Box[];
  /** Shown once. */
  flash: { boxes: readonly Box[]; times: number } | null;
}

interface Props {
  documentKey: string;
  title: string;
  page: number;
  /** In CSS pixels. */
  top: number;
  left: number;
  width: number;
  height: number;
  scale: number;
  /** Whether something of it is in the window; it may stand ready beside it. */
  seen: boolean;
  /** Whether the pages are being scrolled. */
  rolling: boolean;
  secret: boolean;
  marks: PageMarks;
  /** Gives the page's text to whoever selects on it. */
  onLayer: (page: number, layer: Layer) => void;
  onPin: (remark: string) => void;
}

export function usePageLayer(key: string, page: number): Layer | null {
  const { data } = useQuery({
    queryKey: ["documents.page", { key, page }],
    queryFn: () => act("documents.page", { key, page }),
    staleTime: Infinity,
  });
  return useMemo(() => (data ? layerOf(data.text, data.boxes) : null), [data]);
}

/** Returns where a citation stands on its page. */
export function citedBoxes(layer: Layer | null, quote: string | null, region: Box | null): Box[] {
  const range = layer && quote ? findQuote(layer, quote, region) : null;
  const boxes = layer && range ? boxesOf(layer, range) : [];
  if (boxes.length > 0) return boxes;
  return region ? [region] : [];
}

export const PageSheet = memo(function PageSheet(props: Props) {
  const { documentKey, title, page, scale, marks, onLayer, onPin } = props;
  const t = useTexts(texts);
  const layer = usePageLayer(documentKey, page);
  useEffect(() => {
    if (layer) onLayer(page, layer);
  }, [layer, page, onLayer]);
  const cited = useMemo(
    () => marks.cited.map((one) => ({ ...one, boxes: citedBoxes(layer, one.citation.quote, regionBox(one.citation.region)) })),
    [marks.cited, layer],
  );
  const hits = layer ? marks.hits : [];
  return (
    <div
      className="sc-page"
      data-page={page}
      style={{ top: props.top, left: props.left, width: props.width, height: props.height }}
    >
      <PagePicture
        documentKey={documentKey}
        page={page}
        width={props.width}
        wait={!props.seen ? BESIDE : props.rolling ? PASSING : 0}
        alt={t.pageOf(title, page)}
      />
      {layer && <p className="pd-unseen">{layer.characters.join("")}</p>}
      {props.secret && <span className="sc-secret">{t.secret}</span>}
      {cited.map((one) => one.boxes.map((box) => <Mark key={`${one.id}-${nameOf(box)}`} box={box} scale={scale} kind="cited" />))}
      {layer &&
        hits.map(({ range, now }) =>
          boxesOf(layer, range).map((box) => (
            <Mark key={`${range.from}-${nameOf(box)}`} box={box} scale={scale} kind={now ? "hit now" : "hit"} />
          )),
        )}
      {marks.selected.map((box) => (
        <Mark key={`selected-${nameOf(box)}`} box={box} scale={scale} kind="selected" />
      ))}
      {marks.flash?.boxes.map((box) => <Mark key={`flash-${marks.flash?.times}-${nameOf(box)}`} box={box} scale={scale} kind="flash" />)}
      <Pins cited={cited} scale={scale} height={props.height} onPin={onPin} />
    </div>
  );
});

function nameOf(box: Box): string {
  return `${box.left}/${box.top}/${box.right}`;
}

function Mark({ box, scale, kind }: { box: Box; scale: number; kind: string }) {
  return (
    <span
      className={`sc-mark ${kind}`}
      style={{
        left: box.left * scale,
        top: box.top * scale,
        width: (box.right - box.left) * scale,
        height: (box.bottom - box.top) * scale,
      }}
    />
  );
}

const PIN = 24;

function Pins({
  cited,
  scale,
  height,
  onPin,
}: {
  cited: readonly (Cited & { boxes: readonly Box[] })[];
  scale: number;
  height: number;
  onPin: (remark: string) => void;
}) {
  let free = 0;
  const pins = cited
    .map((one) => {
      const place = around(one.boxes);
      return { ...one, top: place ? ((place.top + place.bottom) / 2) * scale - PIN / 2 : 8 };
    })
    .toSorted((a, b) => a.top - b.top)
    .map((one) => {
      // Two pins at one height stand below each other.
      const top = Math.min(Math.max(one.top, free), height - PIN);
      free = top + PIN + 2;
      return { ...one, top };
    });
  return pins.map((one) => (
    <button
      key={one.id}
      type="button"
      className="sc-pin"
      style={{ top: one.top }}
      aria-label={`${one.pin} ${one.name}`}
      title={one.citation.quote ?? one.name}
      onClick={() => onPin(one.remark)}
    >
      {one.pin}
    </button>
  ));
}

interface PictureProps {
  documentKey: string;
  page: number;
  width: number;
  /** Milliseconds before it is asked for. */
  wait: number;
  alt: string;
}

function PagePicture({ documentKey, page, width, wait, alt }: PictureProps) {
  const t = useTexts(texts);
  const wanted = useSettled(pixelWidth(width));
  const [shown, setShown] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  const [waiting, setWaiting] = useState(wait > 0);
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setTimeout(() => setWaiting(false), wait);
    return () => clearTimeout(timer);
  }, [waiting, wait]);
  const url = `${pageUrl(documentKey, page, wanted)}${tries > 0 ? `&try=${tries}` : ""}`;
  if (failed === url) {
    return (
      <div className="sc-page-word">
        {t.pageFailed}{" "}
        <button type="button" className="pd-link" onClick={() => setTries(tries + 1)}>
          {t.retry}
        </button>
      </div>
    );
  }
  // The picture that was there stays until the sharper one has come.
  const urls = shown !== null && shown !== url ? [shown, url] : [url];
  return (
    <>
      {shown === null && <div className="sc-page-word">{t.pageAlone(page)}</div>}
      {!waiting &&
        urls.map((one) => (
          <img
            key={one}
            src={one}
            alt={one === url ? alt : ""}
            draggable={false}
            style={one === shown ? undefined : { visibility: "hidden" }}
            onLoad={() => setShown(one)}
            onError={() => one === url && setFailed(one)}
          />
        ))}
    </>
  );
}

/** A width that changes all the time while the window is dragged is taken when it rests. */
function useSettled(value: number): number {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (value === settled) return undefined;
    const timer = setTimeout(() => setSettled(value), 150);
    return () => clearTimeout(timer);
  }, [value, settled]);
  return settled;
}
