// Saves one after the other: a change at once, those that come while one is being written together right after it.
// What is called saved was answered by the desk; what could not be saved stays here and is tried again.

export interface Answer {
  version: number;
  at: string;
}

export type SaveState =
  | { kind: "saved"; at: string | null }
  | { kind: "saving" }
  /** `newer`: another window saved in between. */
  | { kind: "failed"; error: unknown; newer: boolean };

export interface Saving {
  /** Sends what there is now; throws when it was not saved. */
  send: (version: number) => Promise<Answer>;
  isNewer: (error: unknown) => boolean;
  changed: (state: SaveState) => void;
}

export class AutoSave {
  #version: number;
  #dirty = false;
  #running: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;
  state: SaveState;

  constructor(
    private readonly saving: Saving,
    version: number,
    at: string | null,
  ) {
    this.#version = version;
    this.state = { kind: "saved", at };
  }

  /** Something was changed. */
  touch(): void {
    this.#dirty = true;
    // A newer version elsewhere is not overwritten unless the person says so.
    if (this.state.kind === "failed" && this.state.newer) return;
    if (this.state.kind === "saved") this.#set({ kind: "saving" });
    if (this.#running || this.#timer !== undefined) return;
    // What one key or click changes in several places is sent together.
    this.#timer = setTimeout(() => void this.flush(), 0);
  }

  /** Saves what is not saved yet; returns when it is answered. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#running) await this.#running;
    if (!this.#dirty || this.#stopped) return;
    if (this.#running) {
      await this.flush();
      return;
    }
    this.#running = this.#send();
    await this.#running;
  }

  /** Saves over what another window saved. */
  async overwrite(version: number): Promise<void> {
    this.#version = version;
    this.#dirty = true;
    this.#set({ kind: "saving" });
    await this.flush();
  }

  /** Saves what is left, and nothing afterwards. */
  async close(): Promise<void> {
    if (!(this.state.kind === "failed" && this.state.newer)) await this.flush();
    this.#stopped = true;
  }

  async #send(): Promise<void> {
    this.#dirty = false;
    try {
      const answer = await this.saving.send(this.#version);
      this.#version = answer.version;
      this.#running = null;
      this.#set(this.#dirty ? { kind: "saving" } : { kind: "saved", at: answer.at });
      if (this.#dirty) this.touch();
    } catch (error) {
      this.#dirty = true;
      this.#running = null;
      this.#set({ kind: "failed", error, newer: this.saving.isNewer(error) });
    }
  }

  #set(state: SaveState): void {
    this.state = state;
    this.saving.changed(state);
  }
}
