// What a chair puts together on an item: a mark, a reason, comments taken over or rewritten, with where they come from.
import type { AllowedMark, Comment, CommentKind, ConsensusDraft, ConsensusView, Citation, ItemVoice, PanelItemView } from "../../api/generated";
import { byText, type Band } from "../../shared";
import { cleaned } from "../scoring/state/text";

export interface Line {
  /** Only for the screen. */
  id: string;
  kind: CommentKind;
  text: string;
  citations: readonly Citation[];
  /** Letters. */
  taken_from: readonly string[];
}

export interface Draft {
  steps: number | null;
  reason: string;
  lines: readonly Line[];
}

export const nothing: Draft = { steps: null, reason: "", lines: [] };

let lines = 0;

function newId(): string {
  lines += 1;
  return `line-${lines}`;
}

export function newLine(kind: CommentKind, from?: { letter: string; comment: Comment }): Line {
  return {
    id: newId(),
    kind,
    text: from?.comment.text ?? "",
    citations: from?.comment.citations ?? [],
    taken_from: from ? [from.letter] : [],
  };
}

function read({ steps, reason, comments }: ConsensusDraft | ConsensusView): Draft {
  return { steps, reason, lines: comments.map((line) => ({ ...line, id: newId() })) };
}

/** What was typed last, else what was agreed on. */
export function draftOf(view: Pick<PanelItemView, "draft" | "consensus">): Draft {
  const before = view.draft ?? view.consensus;
  return before ? read(before) : nothing;
}

/** As the desk keeps it. */
export function kept({ steps, reason, lines: all }: Draft): ConsensusDraft {
  return {
    steps,
    reason: cleaned(reason),
    comments: all.map(({ kind, text, citations, taken_from }) => ({
      kind,
      text: cleaned(text),
      citations: [...citations],
      taken_from: [...taken_from],
    })),
  };
}

/** As it is recorded: nothing empty, nothing padded. */
export function recordable(draft: Draft): ConsensusDraft {
  const whole = kept(draft);
  const comments = whole.comments.map((line) => ({ ...line, text: line.text.trim() }));
  return { ...whole, reason: whole.reason.trim(), comments: comments.filter((line) => line.text !== "") };
}

/** Whether it says what is recorded, or nothing at all when nothing is. */
export function isRecorded(draft: Draft, consensus: ConsensusView | null): boolean {
  const recorded = consensus ? recordable(read(consensus)) : recordable(nothing);
  return JSON.stringify(recordable(draft)) === JSON.stringify(recorded);
}

/** What has to be done before it can be recorded, the first of it. */
export type Lacking = "mark" | "reason" | "text";

export function lacking(draft: Draft): Lacking | null {
  if (draft.steps === null) return "mark";
  if (draft.lines.some((line) => line.text.trim() === "" && line.citations.length > 0)) return "text";
  return draft.reason.trim() === "" ? "reason" : null;
}

function sameCitation(one: Citation, other: Citation): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function joined(one: readonly Citation[], more: readonly Citation[]): Citation[] {
  return [...one, ...more.filter((citation) => !one.some((own) => sameCitation(own, citation)))];
}

const CJK_END = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]$/u;

function withText(before: string, more: string): string {
  const own = before.trim();
  if (own === "" || more === "") return own + more;
  return CJK_END.test(own) ? own + more : `${own} ${more}`;
}

/** Puts a comment into a line: its words behind, its citations and its letter with those that are there. */
export function merged(line: Line, letter: string, comment: Comment): Line {
  return {
    ...line,
    text: withText(line.text, comment.text),
    citations: joined(line.citations, comment.citations),
    taken_from: line.taken_from.includes(letter) ? line.taken_from : [...line.taken_from, letter],
  };
}

/** Takes a comment over as it is. Where another expert's same words stand already, both are named. */
export function takenOver(draft: Draft, letter: string, comment: Comment): Draft {
  const same = draft.lines.find((line) => line.kind === comment.kind && line.text.trim() === comment.text);
  if (!same) return { ...draft, lines: [...draft.lines, newLine(comment.kind, { letter, comment })] };
  const more = { ...merged({ ...same, text: "" }, letter, comment), text: same.text };
  return { ...draft, lines: draft.lines.map((line) => (line === same ? more : line)) };
}

export function isTakenOver(draft: Draft, letter: string, comment: Comment): boolean {
  return draft.lines.some((line) => line.kind === comment.kind && line.taken_from.includes(letter) && line.text.trim() === comment.text);
}

/** Whose words a line has, and whether they were changed. */
export type Provenance = { kind: "written" } | { kind: "taken" | "rewritten"; letters: string };

export function provenance(line: Pick<Line, "kind" | "text" | "taken_from">, voices: readonly ItemVoice[], separator: string): Provenance {
  if (line.taken_from.length === 0) return { kind: "written" };
  const said = (letter: string) => {
    const own = voices.find((voice) => voice.letter === letter)?.comments ?? [];
    return own.some((comment) => comment.kind === line.kind && comment.text === line.text.trim());
  };
  const letters = line.taken_from.toSorted(byText).join(separator);
  return { kind: line.taken_from.every(said) ? "taken" : "rewritten", letters };
}

/** Marks of one band stand in one box. */
export function boxes(allowed: readonly AllowedMark[]): Band[] {
  const found: Band[] = [];
  for (const [step, { band }] of allowed.entries()) {
    const last = found.at(-1);
    if (last && allowed[last.to]?.band === band) last.to = step;
    else found.push({ from: step, to: step });
  }
  return found;
}

/** Those who gave a mark, lowest first; equal marks by letter. */
export function speakers(voices: readonly ItemVoice[]): ItemVoice[] {
  return voices.filter((voice) => voice.steps !== null).toSorted((a, b) => (a.steps ?? 0) - (b.steps ?? 0));
}
