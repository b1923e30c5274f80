// Read and score side by side. The address says which dossier and item; what is entered lives in the store.
import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { Navigate, useNavigate, useParams } from "react-router";

import { act, useAct } from "../../api/call";
import type { CellKey, Citation, DocumentView, ScoringDossier, ScoringForm } from "../../api/generated";
import { EmptyLine, ErrorBar } from "../../shared/bars";
import { useBeforeLock } from "../../shared/beforeLock";
import { PaneSplit } from "../../shared/PaneSplit";
import { useNarrow } from "../../shared/useNarrow";
import { useShortcut } from "../../shared/useShortcut";
import { useTexts } from "../../texts";
import { DocPane, type DocHandle } from "./document/DocPane";
import type { Cited } from "./document/place";
import { DossierBar } from "./DossierBar";
import { nextUnscored, placedItems } from "./form/criteria";
import { FormFoot } from "./form/FormFoot";
import { FormPane, type FormHandle } from "./form/FormPane";
import { texts as formTexts } from "./form/texts";
import { begin, cellName, lastItem, pathOf, remember } from "./places";
import { remarksOn, type RemarkKind } from "./state/model";
import { ScoringStore, StoreContext, usePiece, useStore } from "./state/store";
import { texts } from "./texts";

import "./scoring.css";

export function ScoringScreen() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const { round, panel, application, item } = useParams();
  const mine = useAct("scoring.mine", {});
  if (mine.error) return <ErrorBar error={mine.error} />;
  if (!mine.data) return null;
  const dossier = mine.data.find(
    ({ cell }) => cell.round === round && cell.panel === panel && cell.application === application,
  );
  if (!dossier) {
    const first = begin(mine.data);
    if (first) return <Navigate to={pathOf(first.cell, lastItem(first.cell))} replace />;
    return (
      <div className="pd-page">
        <EmptyLine
          action={
            <button type="button" className="pd-link" onClick={() => navigate("/work")}>
              {t.toWork}
            </button>
          }
        >
          {t.nothing}
        </EmptyLine>
      </div>
    );
  }
  return <Dossier key={cellName(dossier.cell)} cell={dossier.cell} item={item} />;
}

function Dossier({ cell, item }: { cell: CellKey; item: string | undefined }) {
  const [times, setTimes] = useState(0);
  return <Opening key={times} cell={cell} item={item} onReload={() => setTimes(times + 1)} />;
}

/** Opens the dossier once; when one leaves, everything is saved and it is closed. */
function Opening({ cell, item, onReload }: { cell: CellKey; item: string | undefined; onReload: () => void }) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const [opened, setOpened] = useState<{ form: ScoringForm; store: ScoringStore } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const asked = useRef(cell);
  useEffect(() => {
    let left = false;
    let store: ScoringStore | null = null;
    const open = async () => {
      try {
        const form = await act("scoring.open", { cell: asked.current });
        if (left) return;
        store = new ScoringStore(form);
        setOpened({ form, store });
      } catch (thrown) {
        if (!left) setError(thrown);
      }
    };
    void open();
    return () => {
      left = true;
      void store?.close().then(() =>
        client.invalidateQueries({ predicate: (query) => !String(query.queryKey[0]).startsWith("documents.") }),
      );
    };
  }, [client]);
  if (error) return <ErrorBar error={error} />;
  if (!opened) return <p className="pd-unseen">{t.opening}</p>;
  return (
    <StoreContext value={opened.store}>
      <Desk form={opened.form} item={item} onReload={onReload} />
    </StoreContext>
  );
}

const PINS: readonly (readonly [RemarkKind, "pinStrength" | "pinOpportunity" | "pinCheckPoint"])[] = [
  ["strength", "pinStrength"],
  ["opportunity", "pinOpportunity"],
  ["check_point", "pinCheckPoint"],
];
const NO_DOCUMENTS: readonly DocumentView[] = [];

function Desk({ form, item: asked, onReload }: { form: ScoringForm; item: string | undefined; onReload: () => void }) {
  const t = useTexts(texts);
  const tf = useTexts(formTexts);
  const store = useStore();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const wide = useWide();
  const width = narrow ? 588 : wide ? 720 : 632;
  const doc = useRef<DocHandle>(null);
  const pane = useRef<FormHandle>(null);
  const items = useMemo(() => placedItems(form.criteria), [form.criteria]);
  const documents = useAct("documents.list", { application: form.cell.application }).data ?? NO_DOCUMENTS;
  // Chosen once: a mark must not take the form away from under the hand that gave it.
  const [begun] = useState(() => nextUnscored(items, store.model.steps, ""));
  const at = Math.max(
    0,
    items.findIndex((placed) => placed.item.code === (asked ?? begun ?? "")),
  );
  const placed = items[at];
  const item = placed?.item.code ?? "";
  useEffect(() => remember(form.cell, item), [form.cell, item]);

  const goItem = useCallback(
    (code: string) => {
      void store.flush();
      void navigate(pathOf(form.cell, code), { replace: true });
    },
    [store, navigate, form.cell],
  );
  const goDossier = useCallback(
    (dossier: ScoringDossier, code?: string) => {
      void store.flush();
      void navigate(pathOf(dossier.cell, code ?? lastItem(dossier.cell)), { replace: true });
    },
    [store, navigate],
  );
  const own = form.dossiers.findIndex((dossier) => cellName(dossier.cell) === cellName(form.cell));
  const previous = form.dossiers[own - 1];
  const following = form.dossiers[own + 1];
  const before = items[at - 1]?.item.code;
  const after = items[at + 1]?.item.code;
  const across = () => void navigate(`/across/${form.cell.round}/${item}`);

  const unscored = usePiece((now) => (now.model.standing.kind === "scoring" ? nextUnscored(items, now.model.steps, item) : null));
  const next = unscored
    ? { label: tf.nextUnscored(unscored), go: () => goItem(unscored) }
    : following
      ? { label: tf.nextDossier, go: () => goDossier(following) }
      : { label: tf.toOverview, go: () => void navigate("/overview") };

  const goWhere = (place: string | null) => {
    if (place !== null && place !== item && items.some((one) => one.item.code === place)) goItem(place);
  };
  const undo = () => goWhere(store.undo());
  const redo = () => goWhere(store.redo());

  useShortcut("Ctrl+Enter", next.go);
  useShortcut("Ctrl+PageUp", before ? () => goItem(before) : undefined);
  useShortcut("Ctrl+PageDown", after ? () => goItem(after) : undefined);
  useShortcut("Alt+ArrowLeft", previous ? () => goDossier(previous) : undefined);
  useShortcut("Alt+ArrowRight", following ? () => goDossier(following) : undefined);
  useShortcut("Alt+0", across);
  useShortcut("Ctrl+Z", undo);
  useShortcut("Ctrl+Shift+Z", redo);
  useBeforeLock(() => store.flush());
  // An offer to take something back belongs to this dossier.
  const { message } = App.useApp();
  useEffect(() => () => message.destroy(), [message]);

  const cited = useCited(item);
  const onGo = useCallback((citation: Citation) => doc.current?.show(citation), []);
  const onCite = useCallback((kind: RemarkKind, citation: Citation) => pane.current?.cite(kind, citation), []);
  const onPin = useCallback((remark: string) => pane.current?.focusRemark(remark), []);
  const onDossier = useCallback(
    (application: string, code: string) => {
      const there = form.dossiers.find((dossier) => dossier.application === application);
      if (there && there.application === form.cell.application) goItem(code);
      else if (there) goDossier(there, code);
    },
    [form.dossiers, form.cell.application, goItem, goDossier],
  );
  if (!placed) return null;
  return (
    <div className="sc-screen">
      <DossierBar
        form={form}
        items={items}
        item={item}
        previous={previous}
        next={following}
        onDossier={goDossier}
        onItem={goItem}
        onAcross={across}
      />
      <div className="sc-panes">
        <PaneSplit
          key={width}
          width={width}
          names={[t.documentPane, t.form]}
          first={<DocPane ref={doc} application={form.cell.application} cited={cited} onCite={onCite} onPin={onPin} />}
          second={
            <div className="sc-form">
              <FormPane ref={pane} form={form} placed={placed} documents={documents} folded={narrow} onGo={onGo} onDossier={onDossier} />
              <FormFoot
                item={item}
                next={next}
                onPrevious={before ? () => goItem(before) : undefined}
                onUndo={undo}
                onRedo={redo}
                onReload={onReload}
              />
            </div>
          }
        />
      </div>
    </div>
  );
}

/** The citations of the item that is open, with their pins. Typing changes none of them. */
function useCited(item: string): readonly Cited[] {
  const t = useTexts(formTexts);
  const said = usePiece((now) =>
    JSON.stringify(
      PINS.flatMap(([kind, pin]) =>
        remarksOn(now.model, item, kind).flatMap((remark, index) =>
          remark.citations.map((citation, place): Cited => ({
            id: `${remark.id}-${place}`,
            citation,
            pin: `${t[pin]}${index + 1}`,
            name: t.numbered(t[kind], index + 1),
            remark: remark.id,
          })),
        ),
      ),
    ),
  );
  return useMemo(() => JSON.parse(said) as readonly Cited[], [said]);
}

const WIDE = "(min-width: 1700px)";

function useWide(): boolean {
  return useSyncExternalStore(listen, () => window.matchMedia(WIDE).matches);
}

function listen(changed: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}
