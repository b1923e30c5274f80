import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { AutoSave, type Answer, type SaveState } from "./autosave";

interface Sent {
  version: number;
  answer: (answer: Answer) => void;
  refuse: (error: unknown) => void;
}

function setUp() {
  const sent: Sent[] = [];
  const states: string[] = [];
  const auto = new AutoSave(
    {
      send: (version) => new Promise<Answer>((answer, refuse) => sent.push({ version, answer, refuse })),
      isNewer: (error) => error === "newer",
      changed: (state: SaveState) => states.push(state.kind),
    },
    3,
    null,
  );
  return { auto, sent, states };
}

describe("saving", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("sends the first change at once, and calls it saved only when the desk has answered", async () => {
    const { auto, sent, states } = setUp();
    auto.touch();
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.version).toBe(3);
    expect(states).toEqual(["saving"]);
    sent[0]?.answer({ version: 4, at: "2026-05-12T01:00:00Z" });
    await vi.advanceTimersByTimeAsync(0);
    expect(auto.state).toEqual({ kind: "saved", at: "2026-05-12T01:00:00Z" });
  });

  it("sends one after the other, with what came meanwhile together, right after it", async () => {
    const { auto, sent } = setUp();
    auto.touch();
    await vi.advanceTimersByTimeAsync(1);
    auto.touch();
    auto.touch();
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toHaveLength(1);
    sent[0]?.answer({ version: 4, at: "a" });
    await vi.advanceTimersByTimeAsync(0);
    expect(auto.state.kind).toBe("saving");
    await vi.advanceTimersByTimeAsync(1);
    expect(sent.map((one) => one.version)).toEqual([3, 4]);
  });

  it("sends at once when asked, after the one that is under way", async () => {
    const { auto, sent } = setUp();
    auto.touch();
    await vi.advanceTimersByTimeAsync(1);
    auto.touch();
    const flushed = auto.flush();
    sent[0]?.answer({ version: 4, at: "a" });
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toHaveLength(2);
    sent[1]?.answer({ version: 5, at: "b" });
    await flushed;
    expect(auto.state).toEqual({ kind: "saved", at: "b" });
  });

  it("keeps what was refused and sends it again with the next change or when asked", async () => {
    const { auto, sent } = setUp();
    auto.touch();
    await vi.advanceTimersByTimeAsync(1);
    sent[0]?.refuse("full");
    await vi.advanceTimersByTimeAsync(0);
    expect(auto.state).toEqual({ kind: "failed", error: "full", newer: false });
    void auto.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(sent.map((one) => one.version)).toEqual([3, 3]);
    sent[1]?.answer({ version: 4, at: "a" });
    await vi.advanceTimersByTimeAsync(0);
    expect(auto.state.kind).toBe("saved");
  });

  it("does not overwrite what another window saved until the person says so", async () => {
    const { auto, sent } = setUp();
    auto.touch();
    await vi.advanceTimersByTimeAsync(1);
    sent[0]?.refuse("newer");
    await vi.advanceTimersByTimeAsync(0);
    auto.touch();
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toHaveLength(1);
    void auto.overwrite(9);
    await vi.advanceTimersByTimeAsync(0);
    expect(sent[1]?.version).toBe(9);
  });

  it("saves what is left when it is closed, and nothing afterwards", async () => {
    const { auto, sent } = setUp();
    auto.touch();
    const closed = auto.close();
    await vi.advanceTimersByTimeAsync(0);
    sent[0]?.answer({ version: 4, at: "a" });
    await closed;
    auto.touch();
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toHaveLength(1);
  });
});
