// Consensus on one item: marks and comments of all voices side by side, and what the panel agrees on.
import { useQueryClient } from "@tanstack/react-query";
import { Drawer } from "antd";
import { useEffect, useMemo, useState } from "react";
import { useNavigate, useParams } from "react-router";

import { act, useAct } from "../../api/call";
import type { PanelItemView } from "../../api/generated";
import { ContextBar, ErrorBar, Icon, Stamp, useFormats, useNarrow, useShortcut } from "../../shared";
import { useTexts } from "../../texts";
import { flat, indexOf, nextOpen, sections, type At } from "./agenda";
import { AgendaList } from "./AgendaList";
import { Desk } from "./Desk";
import { itemTexts } from "./itemTexts";
import { Opened, type Here } from "./Opened";
import { itemPath, last, matrixPath } from "./places";
import { Reading } from "./Reading";
import { hereTexts, matrixTexts } from "./texts";
import { useShown } from "./useShown";

import "./item.css";

export function ItemScreen() {
  const { application = "", item = "" } = useParams();
  return <Opened>{(here) => <Item here={here} at={{ application, item }} />}</Opened>;
}

function Item({ here, at }: { here: Here; at: At }) {
  const t = useTexts(itemTexts);
  const words = useTexts(hereTexts);
  const navigate = useNavigate();
  const narrow = useNarrow();
  const client = useQueryClient();
  const { place } = here;
  const { application, item } = at;
  const [drawer, setDrawer] = useState(false);
  const [reading, setReading] = useState(false);
  const [undone, setUndone] = useState(0);
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const agenda = useAct("panel.agenda", { place });
  const view = useAct("panel.item", { place, application, item });
  const matrix = useAct("panel.matrix", { place, application });
  const shown = useShown(view.data);
  const all = useMemo(() => sections(agenda.data ?? [], last.order), [agenda.data]);
  const stops = useMemo(() => flat(all), [all]);
  const number = indexOf(stops, at);
  useEffect(() => {
    last.application = application;
  }, [application]);

  // Beside the agenda one goes through the items of the dossier as they stand in the criteria.
  const codes = useMemo(() => matrix.data?.items.map(({ code }) => ({ application, item: code })) ?? [], [matrix.data, application]);
  const road: readonly At[] = number >= 0 ? stops : codes;
  const position = indexOf(road, at);
  const before = road[position - 1];
  const after = road[position + 1];
  const open = nextOpen(stops, at);
  const go = (to: At | undefined) => (to ? () => void navigate(itemPath(to.application, to.item)) : undefined);
  useShortcut("Ctrl+PageUp", go(before));
  useShortcut("Ctrl+PageDown", go(after));

  // The next one is there when one comes to it.
  const ahead = open ?? after;
  const [aheadApplication, aheadItem] = [ahead?.application, ahead?.item];
  useEffect(() => {
    if (aheadApplication === undefined || aheadItem === undefined) return;
    const input = { place, application: aheadApplication, item: aheadItem };
    void client.prefetchQuery({ queryKey: ["panel.item", input], queryFn: () => act("panel.item", input), staleTime: Infinity });
  }, [client, place, aheadApplication, aheadItem]);

  const failed = view.error ?? agenda.error;
  if (failed) {
    return (
      <div className="pd-page">
        <ErrorBar error={failed} />
      </div>
    );
  }
  if (!shown || !agenda.data) return <Reading />;
  const recused = shown.voices.filter((voice) => voice.state === "recused").map(({ letter }) => letter);
  const isHere = shown.application === application && shown.item === item;
  const list = <AgendaList all={all} at={at} view={shown} onGo={(to) => void navigate(itemPath(to.application, to.item))} />;
  return (
    <div className="pd-screen">
      <Bar
        here={here}
        view={shown}
        place={number >= 0 ? t.place(number + 1, stops.length) : t.offAgenda}
        leave={recused}
        onAgenda={narrow || reading ? () => setDrawer(true) : undefined}
        slot={setSlot}
      />
      <div className="it-panes">
        {!narrow && !reading && <aside className="it-list">{list}</aside>}
        <Desk
          key={`${shown.application} ${shown.item} ${undone}`}
          here={here}
          view={shown}
          loading={!isHere}
          slot={slot}
          reading={reading}
          onReading={setReading}
          road={{ before: go(before), after: go(after), open: go(open), agenda: () => void navigate("/panel/agenda") }}
          onUndone={(to) => {
            setUndone((times) => times + 1);
            void navigate(itemPath(to.application, to.item));
          }}
        />
      </div>
      <Drawer
        open={drawer}
        onClose={() => setDrawer(false)}
        placement="left"
        closable={false}
        title={null}
        size={320}
        styles={{ body: { padding: 0 } }}
        aria-label={words.agenda}
        afterOpenChange={(isOpen) => {
          if (isOpen) document.querySelector<HTMLElement>(".ant-drawer .it-stop.here")?.focus();
        }}
      >
        <div onClick={() => setDrawer(false)} onKeyDown={() => undefined} role="presentation">
          {list}
        </div>
      </Drawer>
    </div>
  );
}

interface BarProps {
  here: Here;
  view: PanelItemView;
  place: string;
  /** Letters of those who leave for it. */
  leave: readonly string[];
  onAgenda: (() => void) | undefined;
  /** Receives the place where the editing says what is saved. */
  slot: (place: HTMLElement | null) => void;
}

function Bar({ here, view, place, leave, onAgenda, slot }: BarProps) {
  const t = useTexts(itemTexts);
  const m = useTexts(matrixTexts);
  const words = useTexts(hereTexts);
  const f = useFormats();
  const navigate = useNavigate();
  return (
    <ContextBar
      right={
        here.concluded ? (
          <span className="mx-stamped" title={words.concluded(f.dayTime(here.concluded))}>
            <Stamp state="signed" /> {words.concludedShort}
          </span>
        ) : (
          <span ref={slot} className="it-saved" />
        )
      }
    >
      <button type="button" className="it-dossier pd-link" onClick={() => void navigate(matrixPath(view.application))}>
        <span className="pd-quiet">{view.application}</span> <span className="pd-strong">{view.applicant}</span>
      </button>
      {onAgenda ? (
        <button type="button" className="pd-link it-agenda" aria-label={`${place} ${t.chooseItem}`} onClick={onAgenda}>
          <Icon name="lines" /> {place}
        </button>
      ) : (
        <span className="pd-second">{place}</span>
      )}
      {leave.length > 0 && <span className="pd-strong">{m.leave(leave.join(m.and))}</span>}
    </ContextBar>
  );
}
