// Before the signature: left what is written, middle the pages as they will be signed, right what stands in the way.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { act } from "../../api/call";
import type { PanelPlace, PanelResultState } from "../../api/generated";
import { ErrorBar, useNarrow } from "../../shared";
import { PRINT_WIDTH, SheetPreview } from "../../shared/SheetPreview";
import { useTexts } from "../../texts";
import { conclusion, printable } from "./draft";
import { SignForm } from "./SignForm";
import { texts } from "./texts";
import { useResultDraft, type Writing } from "./useResultDraft";
import { Written } from "./Written";

interface Props {
  place: PanelPlace;
  state: PanelResultState;
  onSigned: () => void;
  /** Leaves a revision; none when nothing is signed yet. */
  onLeave: (() => void) | undefined;
}

export function Unsigned({ place, state, onSigned, onLeave }: Props) {
  const t = useTexts(texts);
  const narrow = useNarrow();
  const writing = useResultDraft(place, state);
  const [large, setLarge] = useState(false);
  const [view, setView] = useState<"writing" | "print">("writing");
  const pages = <Preview place={place} state={state} writing={writing} large={large} onLarge={narrow ? undefined : () => setLarge(!large)} />;
  const written = <Written state={state} writing={writing} />;
  return (
    <div className={`cn-panes${large && !narrow ? " large" : ""}`}>
      {narrow ? (
        <div className="cn-left cn-flush">
          <div role="tablist" className="cn-tabs">
            {(["writing", "print"] as const).map((key) => (
              <button key={key} type="button" role="tab" className="cn-tab" aria-selected={view === key} onClick={() => setView(key)}>
                {key === "writing" ? t.writing : t.print}
              </button>
            ))}
          </div>
          {view === "writing" ? (
            <div className="cn-scroll" tabIndex={0} role="region" aria-label={t.writing}>
              {written}
            </div>
          ) : (
            pages
          )}
        </div>
      ) : (
        <>
          {!large && (
            <div className="cn-left" tabIndex={0} role="region" aria-label={t.writing}>
              {written}
            </div>
          )}
          {pages}
        </>
      )}
      <SignForm place={place} state={state} writing={writing} onSigned={onSigned} onLeave={onLeave} />
    </div>
  );
}

interface PreviewProps {
  place: PanelPlace;
  state: PanelResultState;
  writing: Writing;
  large: boolean;
  onLarge: (() => void) | undefined;
}

/** How long nobody types before the pages are drawn again. */
const REST = 700;

function Preview({ place, state, writing, large, onLarge }: PreviewProps) {
  const t = useTexts(texts);
  const [rested, setRested] = useState(writing.draft);
  useEffect(() => {
    const waiting = setTimeout(() => setRested(writing.draft), REST);
    return () => clearTimeout(waiting);
  }, [writing.draft]);
  const ready = printable(state, writing.draft) && printable(state, rested);
  const input = { place, ...conclusion(rested, state.missing), width: PRINT_WIDTH };
  const preview = useQuery({
    queryKey: ["panel.result_preview", input],
    queryFn: () => act("panel.result_preview", input),
    enabled: ready,
    // The page that stands there goes on standing while the next is drawn.
    placeholderData: keepPreviousData,
  });
  return (
    <SheetPreview
      title={t.print}
      pages={ready && !preview.error ? preview.data?.pages : undefined}
      drawing={ready && preview.isFetching}
      note={t.printNote}
      large={large}
      onLarge={onLarge}
    >
      {ready ? <ErrorBar error={preview.error} /> : <p className="pd-second">{t.noPrint}</p>}
    </SheetPreview>
  );
}
