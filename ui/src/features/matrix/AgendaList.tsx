// The agenda at the left: where one is, what is agreed on, and who is not in the room.
import { useEffect, useRef } from "react";

import type { PanelItemView } from "../../api/generated";
import { Icon } from "../../shared";
import { useSaid, useTexts } from "../../texts";
import { agreedCount, isAt, type At, type Section } from "./agenda";
import { itemTexts } from "./itemTexts";
import { roving } from "./roving";
import { matrixTexts } from "./texts";
import { WITHOUT } from "./voice";

interface Props {
  all: readonly Section[];
  at: At;
  view: PanelItemView;
  onGo: (to: At) => void;
}

export function AgendaList({ all, at, view, onGo }: Props) {
  const t = useTexts(itemTexts);
  const m = useTexts(matrixTexts);
  const said = useSaid();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(".it-stop.here")?.scrollIntoView({ block: "center" });
  }, [at]);
  const first = all[0]?.stops[0];
  const onAgenda = all.some(({ stops }) => stops.some((stop) => isAt(stop, at)));
  return (
    <div className="it-list-in">
      <div className="it-stops" ref={list} onKeyDown={roving} role="navigation" aria-label={t.list}>
        {all.map((section) => (
          <section key={section.leave.join()}>
            <h2 className="mx-group">
              {section.leave.length > 0 ? m.leave(section.leave.join(m.and)) : m.nobodyLeaves}
              <span className="pd-quiet">　{m.agreedOf(agreedCount(section.stops), section.stops.length)}</span>
            </h2>
            <ol>
              {section.stops.map((stop, index) => {
                const here = isAt(stop, at);
                const head = section.stops[index - 1]?.application !== stop.application;
                return (
                  <li key={`${stop.application} ${stop.item}`}>
                    {head && (
                      <p className="it-stop-dossier mx-cut" title={stop.applicant}>
                        <span className="pd-quiet">{stop.application}</span> {stop.applicant}
                      </p>
                    )}
                    <button
                      type="button"
                      data-row={stop.item}
                      className={`it-stop${here ? " here" : ""}`}
                      aria-current={here ? "step" : undefined}
                      tabIndex={here || (!onAgenda && stop === first) ? 0 : -1}
                      onClick={() => onGo(stop)}
                    >
                      <span className="it-tick">{stop.agreed !== null && <Icon name="check" label={m.agreed} />}</span>
                      <span className="mx-cut" title={said(stop.name)}>
                        <span className="pd-quiet">{stop.item}</span> {said(stop.name)}
                      </span>
                      <span className="pd-number">{stop.spread}</span>
                    </button>
                  </li>
                );
              })}
            </ol>
          </section>
        ))}
      </div>
      <Absent view={view} />
    </div>
  );
}

function Absent({ view }: { view: PanelItemView }) {
  const t = useTexts(itemTexts);
  const without = WITHOUT.flatMap((state) => {
    const letters = view.voices.filter((voice) => voice.state === state).map(({ letter }) => letter);
    return letters.length > 0 ? [{ state, said: t[state](letters.join(t.separator)) }] : [];
  });
  return (
    <section className="it-absent">
      <h2 className="mx-group">{t.absent}</h2>
      {without.length === 0 && <p className="pd-second">{t.noneAbsent}</p>}
      {without.map(({ state, said }) => (
        <p key={state} className="pd-second">
          {said}
        </p>
      ))}
    </section>
  );
}
