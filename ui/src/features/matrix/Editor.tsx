// What the panel makes of an item: comments with where they come from, a mark, and why.
import { Input, Select, type GetRef } from "antd";
import { useEffect, useRef } from "react";

import type { Citation, PanelItemView } from "../../api/generated";
import { CiteChip, ErrorBar, Icon, Kbd, PercentScale, useShortcut } from "../../shared";
import { useTexts } from "../../texts";
import { boxes, newLine, provenance, type Line } from "./draft";
import { itemTexts } from "./itemTexts";
import type { Consensus } from "./useConsensus";
import { Sign } from "./Voices";

/** More marks than can stand side by side are chosen from a list. */
const MOST_CELLS = 41;
const LONGEST = 6000;

interface Props {
  view: PanelItemView;
  consensus: Consensus;
  line: string | null;
  onLine: (id: string) => void;
  onGo: (citation: Citation) => void;
}

export function Editor({ view, consensus, line, onLine, onGo }: Props) {
  const t = useTexts(itemTexts);
  const { draft, change } = consensus;
  const setSteps = (steps: number | null) => change((now) => ({ ...now, steps }));
  const add = (kind: Line["kind"]) => {
    const fresh = newLine(kind);
    change((now) => ({ ...now, lines: [...now.lines, fresh] }));
    onLine(fresh.id);
  };
  useShortcut("Ctrl+1", () => add("strength"));
  useShortcut("Ctrl+2", () => add("opportunity"));
  const name = view.unit === "percent" ? t.percent : t.mark;
  const failed = consensus.error ?? (consensus.saving.kind === "failed" ? consensus.saving.error : null);
  return (
    <div className="it-editor">
      {failed !== null && <ErrorBar error={failed} />}
      <div className="it-halves">
        <section className="it-comments" aria-label={t.comments}>
          <div className="it-comments-head">
            <h2 className="pd-strong">{t.comments}</h2>
            <button type="button" className="pd-link" onClick={() => add("strength")}>
              ＋ {t.addStrength} <Kbd>Ctrl+1</Kbd>
            </button>
            <button type="button" className="pd-link" onClick={() => add("opportunity")}>
              △ {t.addOpportunity} <Kbd>Ctrl+2</Kbd>
            </button>
          </div>
          <div className="it-lines">
            {draft.lines.length === 0 && <p className="pd-quiet">{t.noLines}</p>}
            {draft.lines.map((one, index) => (
              <LineField
                key={one.id}
                line={one}
                number={draft.lines.slice(0, index + 1).filter(({ kind }) => kind === one.kind).length}
                view={view}
                consensus={consensus}
                focus={line === one.id}
                onFocus={() => onLine(one.id)}
                onGo={onGo}
              />
            ))}
          </div>
        </section>
        <section className="it-mark" aria-label={name}>
          <h2 className="pd-strong">{name}</h2>
          {view.allowed.length <= MOST_CELLS ? (
            <PercentScale bands={boxes(view.allowed)} label={(step) => view.allowed[step]?.text ?? ""} value={draft.steps} onChange={setSteps} name={name} keys />
          ) : (
            <Select
              aria-label={name}
              showSearch={{ optionFilterProp: "label" }}
              placeholder={t.chooseMark}
              value={draft.steps}
              onChange={setSteps}
              options={view.allowed.map(({ text }, step) => ({ value: step, label: text }))}
            />
          )}
          <div className="it-why">
            <label htmlFor="it-reason">{t.reason}</label>
            <Input.TextArea
              id="it-reason"
              autoSize={{ minRows: 1, maxRows: 4 }}
              maxLength={LONGEST}
              placeholder={t.reasonHint}
              value={draft.reason}
              onChange={(event) => {
                const reason = event.target.value;
                change((now) => ({ ...now, reason }));
              }}
            />
          </div>
        </section>
      </div>
    </div>
  );
}

interface LineProps {
  line: Line;
  number: number;
  view: PanelItemView;
  consensus: Consensus;
  /** It was asked for: the caret goes there. */
  focus: boolean;
  onFocus: () => void;
  onGo: (citation: Citation) => void;
}

function LineField({ line, number, view, consensus, focus, onFocus, onGo }: LineProps) {
  const t = useTexts(itemTexts);
  const field = useRef<GetRef<typeof Input.TextArea>>(null);
  useEffect(() => {
    if (focus) field.current?.focus({ cursor: "end" });
  }, [focus]);
  const put = (more: Partial<Line>) => consensus.change((now) => ({ ...now, lines: now.lines.map((one) => (one.id === line.id ? { ...one, ...more } : one)) }));
  const name = t.line(t[line.kind], number);
  const from = provenance(line, view.voices, t.separator);
  const said = from.kind === "written" ? t.written : from.kind === "taken" ? t.takenFrom(from.letters) : t.rewrittenFrom(from.letters);
  return (
    <div className="it-line">
      <Sign kind={line.kind} />
      <div className="it-line-in">
        <Input.TextArea
          ref={field}
          className="it-text"
          variant="borderless"
          autoSize={{ minRows: 1 }}
          maxLength={LONGEST}
          aria-label={name}
          value={line.text}
          onFocus={onFocus}
          onChange={(event) => put({ text: event.target.value })}
        />
        <p className="it-from">
          {line.citations.map((citation, index) => (
            <CiteChip
              key={JSON.stringify(citation)}
              label={citation.label}
              page={citation.page}
              onGo={() => onGo(citation)}
              onRemove={() => put({ citations: line.citations.filter((_, other) => other !== index) })}
            />
          ))}
          <span className="pd-quiet">{said}</span>
        </p>
      </div>
      <button
        type="button"
        className="mx-tool"
        aria-label={t.remove(name)}
        title={t.remove(name)}
        onClick={() => consensus.change((now) => ({ ...now, lines: now.lines.filter((one) => one.id !== line.id) }))}
      >
        <Icon name="trash" />
      </button>
    </div>
  );
}
