// What is entered on one dossier, as the screen edits it: remarks have names of their own, so that a field stays the
// same field while others come and go. Scores are not here: the desk works them out.
import type { Aids, CheckPoint, Citation, Comment, DimensionAid, Draft, HintCode, ItemAids, Standing } from "../../../api/generated";

export type RemarkKind = "strength" | "opportunity" | "check_point";

export interface Remark {
  readonly id: string;
  readonly kind: RemarkKind;
  /** One item for comments; check points may concern several. */
  readonly items: readonly string[];
  readonly text: string;
  readonly citations: readonly Citation[];
}

export interface Model {
  readonly standing: Standing;
  readonly overall: string | null;
  /** Marks given, in steps. */
  readonly steps: Readonly<Record<string, number>>;
  /** Comments of all items and check points, each kind in its order. */
  readonly remarks: readonly Remark[];
  readonly aids: Aids;
}

let names = 0;

export function newId(): string {
  names += 1;
  return `r${names}`;
}

export function fromDraft(draft: Draft, aids: Aids): Model {
  const steps: Record<string, number> = {};
  const remarks: Remark[] = [];
  for (const [item, mark] of Object.entries(draft.marks)) {
    if (mark === undefined) continue;
    if (mark.steps !== null) steps[item] = mark.steps;
    for (const comment of mark.comments) {
      remarks.push({ id: newId(), kind: comment.kind, items: [item], text: comment.text, citations: comment.citations });
    }
  }
  for (const point of draft.check_points) {
    remarks.push({ id: newId(), kind: "check_point", items: point.items, text: point.text, citations: point.citations });
  }
  return { standing: draft.standing, overall: draft.overall, steps, remarks, aids };
}

/** Returns what is sent to be saved. `text` says what of a remark can be saved; nothing leaves it out. */
export function toDraft(model: Model, text: (remark: Remark) => string | undefined): Draft {
  const marks: Record<string, { steps: number | null; comments: Comment[] }> = {};
  const points: CheckPoint[] = [];
  const of = (item: string) => (marks[item] ??= { steps: null, comments: [] });
  for (const [item, steps] of Object.entries(model.steps)) of(item).steps = steps;
  for (const remark of model.remarks) {
    const said = text(remark);
    if (said === undefined) continue;
    const citations = [...remark.citations];
    const item = remark.items[0];
    if (remark.kind === "check_point") points.push({ items: [...remark.items], text: said, citations });
    else if (item !== undefined) of(item).comments.push({ kind: remark.kind, text: said, citations });
  }
  return { standing: model.standing, overall: model.overall, marks, check_points: points };
}

/** Returns the remarks of a kind on an item, in order. */
export function remarksOn(model: Model, item: string, kind: RemarkKind): Remark[] {
  return model.remarks.filter((remark) => remark.kind === kind && remark.items.includes(item));
}

export function itemAids(model: Model, item: string): ItemAids {
  return model.aids.items[item] ?? { dimensions: {}, uncited: [], dismissed: [] };
}

export function withSteps(model: Model, item: string, steps: number | null): Model {
  const { [item]: _, ...others } = model.steps;
  return { ...model, steps: steps === null ? others : { ...others, [item]: steps } };
}

export function withRemark(model: Model, remark: Remark): Model {
  return { ...model, remarks: [...model.remarks, remark] };
}

export function withoutRemark(model: Model, id: string): Model {
  return { ...model, remarks: model.remarks.filter((remark) => remark.id !== id) };
}

export function changeRemark(model: Model, id: string, change: (remark: Remark) => Remark): Model {
  return { ...model, remarks: model.remarks.map((remark) => (remark.id === id ? change(remark) : remark)) };
}

export function withAids(model: Model, item: string, change: (aids: ItemAids) => ItemAids): Model {
  const items = { ...model.aids.items, [item]: change(itemAids(model, item)) };
  return { ...model, aids: { ...model.aids, items } };
}

export function withDimension(model: Model, item: string, dimension: string, aid: DimensionAid): Model {
  return withAids(model, item, (aids) => ({ ...aids, dimensions: { ...aids.dimensions, [dimension]: aid } }));
}

export function withoutHint(model: Model, item: string, code: HintCode): Model {
  return withAids(model, item, (aids) => ({ ...aids, dismissed: [...aids.dismissed.filter((one) => one !== code), code] }));
}

export function sameCitation(one: Citation, other: Citation): boolean {
  return (
    one.document === other.document &&
    one.page === other.page &&
    one.quote === other.quote &&
    JSON.stringify(one.region) === JSON.stringify(other.region)
  );
}
