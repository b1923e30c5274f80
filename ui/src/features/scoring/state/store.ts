// One dossier's form outside of React: every part of the screen listens to its own piece, so that a key pressed in one
// field draws nothing else again.
import { createContext, useContext, useSyncExternalStore } from "react";

import { act, failureOf } from "../../../api/call";
import type { CellKey, Citation, DimensionAid, HintCode, ScoringForm, ScoringScores, Standing } from "../../../api/generated";
import { AutoSave, type Answer, type SaveState } from "./autosave";
import { History } from "./history";
import {
  changeRemark,
  fromDraft,
  newId,
  sameCitation,
  toDraft,
  withAids,
  withDimension,
  withRemark,
  withSteps,
  withoutHint,
  withoutRemark,
  type Model,
  type Remark,
  type RemarkKind,
} from "./model";
import { faultOf } from "./text";

export class ScoringStore {
  readonly cell: CellKey;
  /** Whether something may be entered: not while a signed sheet is only looked at. */
  editable: boolean;
  model: Model;
  scores: ScoringScores;
  save: SaveState;
  /** Characters the desk cannot print. */
  unprintable: ReadonlySet<string> = new Set();
  /** Grows with every answer of the desk: what depends on what is saved is then asked for again. */
  savedTimes = 0;
  readonly history = new History<Model>();
  readonly #listeners = new Set<() => void>();
  readonly #auto: AutoSave;
  /** What was last saved of each remark, for one that cannot be saved as it is now. */
  readonly #good = new Map<string, string>();

  constructor(form: ScoringForm) {
    this.cell = form.cell;
    this.editable = form.signed === null || form.version > 0;
    this.model = fromDraft(form.draft, form.aids);
    this.scores = form.scores;
    for (const remark of this.model.remarks) this.#good.set(remark.id, remark.text);
    this.#auto = new AutoSave(
      {
        send: (version) => this.#send(version),
        isNewer: (error) => failureOf(error).code === "E-DRAFT-NEWER",
        changed: (state) => {
          this.save = state;
          this.#tell();
        },
      },
      form.version,
      form.saved_at,
    );
    this.save = this.#auto.state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Changes what is entered, as one step of undo; typing in one field goes on in the same step. */
  #change(next: Model, place: string, field: string | null = null): void {
    if (!this.editable || next === this.model) return;
    this.history.note(this.model, place, Date.now(), field);
    this.model = next;
    this.#tell();
    this.#auto.touch();
  }

  setSteps(item: string, steps: number | null): void {
    if (this.model.steps[item] === (steps ?? undefined)) return;
    this.#change(withSteps(this.model, item, steps), item);
  }

  write(id: string, text: string, place: string): void {
    const now = this.model.remarks.find((remark) => remark.id === id);
    if (!now || now.text === text) return;
    this.#change(
      changeRemark(this.model, id, (remark) => ({ ...remark, text })),
      place,
      id,
    );
  }

  add(kind: RemarkKind, item: string, citations: readonly Citation[] = []): string {
    const id = newId();
    this.#change(withRemark(this.model, { id, kind, items: [item], text: "", citations }), item);
    return id;
  }

  remove(id: string, place: string): void {
    this.#change(withoutRemark(this.model, id), place);
  }

  /** Puts away a field in which nothing was written. */
  dropEmpty(id: string): void {
    const remark = this.model.remarks.find((one) => one.id === id);
    if (remark && remark.text.trim() === "" && remark.citations.length === 0) {
      this.model = withoutRemark(this.model, id);
      this.#tell();
      this.#auto.touch();
    }
  }

  cite(id: string, citation: Citation, place: string): void {
    this.#change(
      changeRemark(this.model, id, (remark) =>
        remark.citations.some((one) => sameCitation(one, citation)) ? remark : { ...remark, citations: [...remark.citations, citation] },
      ),
      place,
    );
  }

  uncite(id: string, index: number, place: string): void {
    this.#change(
      changeRemark(this.model, id, (remark) => ({ ...remark, citations: remark.citations.filter((_, at) => at !== index) })),
      place,
    );
  }

  setDimension(item: string, dimension: string, aid: DimensionAid, typed: boolean): void {
    this.#change(withDimension(this.model, item, dimension, aid), item, typed ? `${item}/${dimension}` : null);
  }

  needsNoCitation(item: string, kind: RemarkKind): void {
    this.#change(
      withAids(this.model, item, (aids) => ({ ...aids, uncited: [...aids.uncited.filter((one) => one !== kind), kind] })),
      item,
    );
  }

  dismiss(item: string, code: HintCode): void {
    this.#change(withoutHint(this.model, item, code), item);
  }

  setKeyFactors(factors: readonly string[], place: string): void {
    this.#change({ ...this.model, aids: { ...this.model.aids, key_factors: [...factors] } }, place);
  }

  setStanding(standing: Standing, place: string): void {
    this.#change({ ...this.model, standing }, place);
  }

  /** Takes the last step back; returns the item it belongs to. */
  undo(): string | null {
    return this.#go(this.history.undo(this.model));
  }

  redo(): string | null {
    return this.#go(this.history.redo(this.model));
  }

  #go(step: { value: Model; place: string } | null): string | null {
    if (!step) return null;
    this.model = step.value;
    this.#tell();
    this.#auto.touch();
    return step.place;
  }

  /** Lets a signed sheet be changed: the first save begins its revision. */
  revise(): void {
    this.editable = true;
    this.#tell();
  }

  flush(): Promise<void> {
    return this.#auto.flush();
  }

  close(): Promise<void> {
    return this.#auto.close();
  }

  /** Saves this window's text over what another window saved. */
  async overwrite(): Promise<void> {
    const there = await act("scoring.open", { cell: this.cell });
    await this.#auto.overwrite(there.version);
  }

  /** Returns what of a remark can be saved now. */
  readonly savable = (remark: Remark): string | undefined => {
    const text = remark.text.trim();
    if (text === "") return undefined;
    if (faultOf(text, this.unprintable) === null) return text;
    return this.#good.get(remark.id);
  };

  async #send(version: number): Promise<Answer> {
    const { model } = this;
    try {
      return await this.#post(model, version);
    } catch (error) {
      if (failureOf(error).code !== "E-UNPRINTABLE") throw error;
      const texts = model.remarks.map((remark) => remark.text);
      if (model.standing.kind !== "scoring") texts.push(model.standing.reason);
      const { characters } = await act("scoring.printable", { texts });
      const known = this.unprintable.size;
      this.unprintable = new Set([...this.unprintable, ...characters]);
      this.#tell();
      // The field that holds them is left as it was saved last; the rest is saved.
      if (this.unprintable.size === known) throw error;
      return await this.#post(model, version);
    }
  }

  async #post(model: Model, version: number): Promise<Answer> {
    const texts = new Map(model.remarks.map((remark) => [remark.id, this.savable(remark)]));
    const draft = toDraft(model, (remark) => texts.get(remark.id));
    const saved = await act("scoring.save", { cell: this.cell, draft, aids: model.aids, version });
    for (const [id, text] of texts) if (text !== undefined) this.#good.set(id, text);
    this.scores = saved.scores;
    this.savedTimes += 1;
    return saved;
  }
}

export const StoreContext = createContext<ScoringStore | null>(null);

export function useStore(): ScoringStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error("no dossier is open");
  return store;
}

/** Listens to a piece of the form. The selector returns a value that stays the same while the piece does. */
export function usePiece<P>(select: (store: ScoringStore) => P): P {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, () => select(store));
}
