// One item on the desk: what it is, where the marks lie, who wrote what, and what the panel makes of it.
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";

import type { Citation, CommentKind, PanelItemView } from "../../api/generated";
import { Icon, PaneSplit, SavedMark, SpreadBar, useNarrow } from "../../shared";
import { useLanguage, useSaid, useTexts } from "../../texts";
import { DocPane, type DocHandle } from "../scoring/document/DocPane";
import type { At } from "./agenda";
import { Agreed } from "./Agreed";
import { joined, newLine, speakers } from "./draft";
import { Editor } from "./Editor";
import { Foot } from "./Foot";
import { itemTexts } from "./itemTexts";
import type { Here } from "./Opened";
import { useConsensus, type Consensus } from "./useConsensus";
import { Voices } from "./Voices";

/** Where the keys and buttons lead. */
export interface Road {
  before: (() => void) | undefined;
  after: (() => void) | undefined;
  /** The next that is not agreed on. */
  open: (() => void) | undefined;
  agenda: () => void;
}

interface Props {
  here: Here;
  view: PanelItemView;
  /** Another item is on its way: this one is not to be touched any more. */
  loading: boolean;
  reading: boolean;
  onReading: (reading: boolean) => void;
  road: Road;
  onUndone: (at: At) => void;
  slot: HTMLElement | null;
}

export function Desk({ here, view, loading, reading, onReading, road, onUndone, slot }: Props) {
  const t = useTexts(itemTexts);
  const narrow = useNarrow();
  const consensus = useConsensus(here.place, view);
  const documents = useRef<DocHandle>(null);
  const [wanted, setWanted] = useState<Citation | null>(null);
  /** The line that is written in: what is cited or merged goes there. */
  const [line, setLine] = useState<string | null>(null);
  const desk = useRef<HTMLDivElement>(null);
  // Whoever came by a key from the item before goes on by keys here.
  useEffect(() => {
    if (document.activeElement === document.body) desk.current?.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }, []);
  const editable = here.concluded === null && view.agreeing !== "nothing" && !loading;
  const read = (citation: Citation) => {
    if (reading) documents.current?.show(citation);
    else {
      setWanted(citation);
      onReading(true);
    }
  };
  const cite = (kind: string, citation: Citation) => {
    if (!editable || (kind !== "strength" && kind !== "opportunity")) return;
    citeInto(consensus, kind, line, citation, setLine);
  };
  const item = (
    <div className="it-desk" ref={desk} data-read-only={!editable || undefined}>
      <div className="it-scroll" tabIndex={0} role="region" aria-label={t.voices}>
        <div className="it-top">
          <Head view={view} reading={reading} onReading={onReading} />
          <Axis view={view} />
        </div>
        <Voices view={view} consensus={editable ? consensus : null} line={line} onLine={setLine} onGo={read} />
      </div>
      {editable ? (
        <Editor view={view} consensus={consensus} line={line} onLine={setLine} onGo={read} />
      ) : (
        <Agreed view={view} onGo={read} />
      )}
      <Foot here={here} view={view} consensus={editable ? consensus : null} road={road} onUndone={onUndone} />
      {slot && editable && createPortal(<Saved consensus={consensus} />, slot)}
    </div>
  );
  if (!reading) return item;
  return (
    <div className="it-reading">
      <PaneSplit
        width={narrow ? 520 : 660}
        names={[t.documents, t.desk]}
        first={
          <DocPane
            ref={(handle) => {
              documents.current = handle;
            }}
            application={view.application}
            cited={[]}
            kinds={editable ? ["strength", "opportunity"] : []}
            start={wanted}
            onCite={cite}
            onPin={() => undefined}
          />
        }
        second={item}
      />
    </div>
  );
}

/** Adds a citation to the line that is written in, when it is of that kind; else to a new one. */
function citeInto(consensus: Consensus, kind: CommentKind, line: string | null, citation: Citation, onLine: (id: string) => void): void {
  const now = consensus.draft.lines.find((one) => one.id === line && one.kind === kind);
  const fresh = newLine(kind);
  onLine(now?.id ?? fresh.id);
  consensus.change((draft) =>
    now
      ? { ...draft, lines: draft.lines.map((one) => (one.id === now.id ? { ...one, citations: joined(one.citations, [citation]) } : one)) }
      : { ...draft, lines: [...draft.lines, { ...fresh, citations: [citation] }] },
  );
}

function Head({ view, reading, onReading }: { view: PanelItemView; reading: boolean; onReading: (reading: boolean) => void }) {
  const t = useTexts(itemTexts);
  const said = useSaid();
  const language = useLanguage();
  const dimensions = view.dimensions.map(said).join(language === "zh" ? "-" : ", ");
  return (
    <div className="it-head">
      <div className="it-title">
        <h1 className="pd-title" tabIndex={-1}>
          {view.item} {said(view.name)}
        </h1>
        <p className="pd-second">
          <span>{t.points(view.points)}</span>
          {view.kind !== "plain" && <span className="it-dimensions">{view.kind === "process" ? t.process(dimensions) : t.result(dimensions)}</span>}
          <span>
            {t.spread} <b className={view.level === "reached" ? "pd-strong it-ink" : "it-ink"}>{view.spread}</b>
          </span>
          {view.threshold !== null && <span>{t.threshold(view.threshold)}</span>}
          {view.agreeing === "every" && <span>{t.every}</span>}
        </p>
      </div>
      <Button icon={<Icon name="document" />} aria-pressed={reading} onClick={() => onReading(!reading)}>
        {reading ? t.closeOriginal : t.original}
      </Button>
    </div>
  );
}

function Axis({ view }: { view: PanelItemView }) {
  const t = useTexts(itemTexts);
  const all = speakers(view.voices);
  if (all.length === 0) return null;
  const values = all.map((voice) => voice.percent ?? 0);
  const marks = all.map((voice) => `${voice.letter} ${voice.text ?? ""}`).join(t.separator);
  return <SpreadBar values={values} letters={all.map(({ letter }) => letter)} label={t.marks(marks)} />;
}

function Saved({ consensus }: { consensus: Consensus }) {
  const { saving, dirty } = consensus;
  const t = useTexts(itemTexts);
  if (saving.kind === "failed") return <SavedMark saving={{ kind: "failed" }} />;
  if (saving.kind === "saving") return <SavedMark saving={{ kind: "saving" }} />;
  return (
    <>
      {dirty && <span className="it-changed">{t.changed}</span>}
      {saving.at !== null && dirty && <SavedMark saving={{ kind: "saved", at: new Date(saving.at) }} />}
    </>
  );
}
