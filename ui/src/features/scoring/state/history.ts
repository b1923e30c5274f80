// Undo over the whole draft. Typing in one field is one step until a pause, so that undo takes back words, not letters.

/** Typing goes on in the same step this long, in milliseconds. */
const PAUSE = 900;
/** Characters after which a new step begins anyway. */
const STRETCH = 24;
const MOST = 500;

interface Step<T> {
  readonly before: T;
  /** Where it happened, to be shown again when it is taken back. */
  readonly place: string;
  readonly field: string | null;
  readonly at: number;
  readonly size: number;
}

export class History<T> {
  #past: Step<T>[] = [];
  #future: { after: T; place: string }[] = [];

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Notes a change away from `before`. Typing names its field. */
  note(before: T, place: string, at: number, field: string | null = null): void {
    this.#future = [];
    const last = this.#past.at(-1);
    if (last && field !== null && last.field === field && at - last.at < PAUSE && last.size < STRETCH) {
      this.#past[this.#past.length - 1] = { ...last, at, size: last.size + 1 };
      return;
    }
    this.#past.push({ before, place, field, at, size: 1 });
    if (this.#past.length > MOST) this.#past.shift();
  }

  /** Ends the step of typing: what is typed next is a step of its own. */
  pause(): void {
    const last = this.#past.at(-1);
    if (last) this.#past[this.#past.length - 1] = { ...last, field: null };
  }

  undo(now: T): { value: T; place: string } | null {
    const step = this.#past.pop();
    if (!step) return null;
    this.#future.push({ after: now, place: step.place });
    return { value: step.before, place: step.place };
  }

  redo(now: T): { value: T; place: string } | null {
    const step = this.#future.pop();
    if (!step) return null;
    this.#past.push({ before: now, place: step.place, field: null, at: 0, size: 1 });
    return { value: step.after, place: step.place };
  }
}
