// What is to be discussed, in the order of the meeting: grouped by who leaves the room.
import { Button, Segmented } from "antd";
import { useMemo, useState } from "react";
import { useNavigate } from "react-router";

import { useAct } from "../../api/call";
import { ContextBar, EmptyLine, ErrorBar, Icon, Kbd, Stamp, useFormats, useShortcut } from "../../shared";
import { useSaid, useTexts } from "../../texts";
import { agreedCount, flat, nextOpen, sections, type Order, type Section, type Stop } from "./agenda";
import { PanelTitle } from "../panel/PanelFrame";
import { Opened, type Here } from "./Opened";
import { itemPath, last, matrixPath } from "./places";
import { Reading } from "./Reading";
import { roving } from "./roving";
import { agendaTexts, hereTexts, matrixTexts } from "./texts";

import "./matrix.css";

export function AgendaScreen() {
  return <Opened>{(here) => <Agenda here={here} />}</Opened>;
}

function Agenda({ here }: { here: Here }) {
  const t = useTexts(agendaTexts);
  const words = useTexts(hereTexts);
  const f = useFormats();
  const navigate = useNavigate();
  const [order, setOrder] = useState<Order>(last.order);
  const agenda = useAct("panel.agenda", { place: here.place });
  const all = useMemo(() => sections(agenda.data ?? [], order), [agenda.data, order]);
  const stops = flat(all);
  const agreed = agreedCount(stops);
  const next = nextOpen(stops, null) ?? stops[0];
  const start = next && (() => void navigate(itemPath(next.application, next.item)));
  useShortcut("Ctrl+Enter", start);
  if (agenda.error) {
    return (
      <div className="pd-page">
        <ErrorBar error={agenda.error} />
      </div>
    );
  }
  if (!agenda.data) return <Reading />;
  const several = (here.placing.panels?.length ?? 0) > 1;
  const done = stops.length > 0 && agreed === stops.length;
  const choose = (to: Order) => {
    last.order = to;
    setOrder(to);
  };
  return (
    <div className="pd-screen">
      <ContextBar
        right={
          <>
            {stops.length > 0 && (
              <Segmented
                aria-label={t.order}
                value={order}
                onChange={choose}
                options={[
                  { value: "dossier" as const, label: t.byDossier },
                  { value: "spread" as const, label: t.bySpread },
                ]}
              />
            )}
            {start && (
              <Button type={here.concluded || done ? "default" : "primary"} onClick={start}>
                {here.concluded || done ? t.look : agreed > 0 ? t.goOn : t.start} <Kbd>Ctrl+Enter</Kbd>
              </Button>
            )}
          </>
        }
      >
        {several ? (
          <>
            <PanelTitle {...here.placing} />
            <h2 className="pd-strong">{t.title}</h2>
          </>
        ) : (
          <h1 className="pd-strong">{t.title}</h1>
        )}
        {here.concluded && (
          <span className="mx-stamped" title={words.concluded(f.dayTime(here.concluded))}>
            <Stamp state="signed" /> {words.concludedShort}
          </span>
        )}
        {stops.length > 0 && <span className="pd-second mx-cut">{t.counts(stops.length, agreed)}</span>}
      </ContextBar>
      <div className="pd-body mx-agenda-page" tabIndex={0} role="region" aria-label={t.list}>
        {stops.length === 0 ? <Nothing here={here} /> : <Table all={all} by={order} />}
        {done && !here.concluded && (
          <EmptyLine
            action={
              <button type="button" className="pd-link" onClick={() => void navigate("/panel/result")}>
                {t.toResult}
              </button>
            }
          >
            <Icon name="check" /> {t.done}
          </EmptyLine>
        )}
      </div>
    </div>
  );
}

/** Nothing to discuss: because nobody differs, or because the rule has no consensus. */
function Nothing({ here }: { here: Here }) {
  const t = useTexts(agendaTexts);
  const navigate = useNavigate();
  const roster = useAct("panel.roster", { place: here.place });
  const first = last.application ?? roster.data?.applications[0]?.id;
  const matrix = useAct("panel.matrix", { place: here.place, application: first ?? "" }, { enabled: first !== undefined });
  const link = (to: string, label: string) => (
    <button type="button" className="pd-link" onClick={() => void navigate(to)}>
      {label}
    </button>
  );
  if (roster.isPending || (first !== undefined && matrix.isPending)) return null;
  return (
    <EmptyLine action={link("/panel/matrix", t.toMatrix)}>{matrix.data?.agreeing === "nothing" ? t.nothing : t.empty}</EmptyLine>
  );
}

function Table({ all, by }: { all: readonly Section[]; by: Order }) {
  const t = useTexts(agendaTexts);
  const m = useTexts(matrixTexts);
  const stops = flat(all);
  const leave = (section: Section) => (section.leave.length > 0 ? m.leave(section.leave.join(m.and)) : m.nobodyLeaves);
  return (
    <table className="mx-list" onKeyDown={roving}>
      <thead>
        <tr>
          <th scope="col">{t.number}</th>
          <th scope="col">{t.dossier}</th>
          <th scope="col">{t.item}</th>
          <th scope="col" className="pd-number">
            {t.points}
          </th>
          <th scope="col" className="pd-number">
            {t.spread}
          </th>
          <th scope="col" className="mx-list-agreed">
            {t.agreed}
          </th>
        </tr>
      </thead>
      {all.map((section) => (
        <tbody key={section.leave.join()}>
          <tr className="mx-list-group">
            <th scope="rowgroup" colSpan={6}>
              <span className="pd-strong">{leave(section)}</span>
              <span className="pd-second">　{t.agreedOf(agreedCount(section.stops), section.stops.length)}</span>
            </th>
          </tr>
          {section.stops.map((stop, index) => (
            <Row
              key={`${stop.application} ${stop.item}`}
              stop={stop}
              number={stops.indexOf(stop) + 1}
              first={stops[0] === stop}
              again={by === "dossier" && section.stops[index - 1]?.application === stop.application}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** `again`: the dossier is the one of the row above. */
function Row({ stop, number, first, again }: { stop: Stop; number: number; first: boolean; again: boolean }) {
  const t = useTexts(agendaTexts);
  const m = useTexts(matrixTexts);
  const said = useSaid();
  const navigate = useNavigate();
  const open = () => void navigate(itemPath(stop.application, stop.item));
  return (
    <tr className={`${again ? "again" : ""}${stop.agreed === null ? "" : " done"}`} onClick={open}>
      <td className="pd-quiet">{number}</td>
      <td className="mx-list-dossier">
        {again ? (
          <span className="pd-quiet">{stop.application}</span>
        ) : (
          <button
            type="button"
            className="pd-link"
            title={t.openDossier(stop.application)}
            onClick={(event) => {
              event.stopPropagation();
              void navigate(matrixPath(stop.application));
            }}
          >
            <span className="pd-quiet">{stop.application}</span> {stop.applicant}
          </button>
        )}
      </td>
      <td>
        <button
          type="button"
          className="mx-list-item"
          data-row={stop.item}
          tabIndex={first ? 0 : -1}
          aria-label={m.open(stop.item, said(stop.name))}
          onClick={(event) => {
            event.stopPropagation();
            open();
          }}
        >
          <span className="pd-quiet">{stop.item}</span> {said(stop.name)}
        </button>
      </td>
      <td className="pd-number pd-quiet">{stop.points}</td>
      <td className="pd-number pd-strong">{stop.spread}</td>
      <td className="mx-list-agreed">
        {stop.agreed === null ? (
          <span className="pd-quiet">{t.open}</span>
        ) : (
          <span className="mx-done">
            <Icon name="check" /> {stop.agreed}
          </span>
        )}
      </td>
    </tr>
  );
}
