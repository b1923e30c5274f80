import { beforeEach, describe, expect, it, vi } from "vitest";

import { Refused, act } from "../../../api/call";
import type { Draft, ScoringForm, ScoringSave } from "../../../api/generated";
import { remarksOn } from "./model";
import { ScoringStore } from "./store";

vi.mock("../../../api/call", async (original) => ({ ...(await original<typeof import("../../../api/call")>()), act: vi.fn() }));

const draft: Draft = {
  standing: { kind: "scoring" },
  overall: null,
  marks: { "4.1.2": { steps: 10, comments: [{ kind: "strength", text: "原来的话", citations: [] }] } },
  check_points: [],
};

function form(more: Partial<ScoringForm> = {}): ScoringForm {
  return {
    cell: { round: "r", panel: "p", application: "01", expert: "Z01" },
    applicant: "示范单位",
    category: "企业",
    round: "材料评审",
    panel: "第一组",
    deadline: "2026-05-15T09:00:00Z",
    days_left: 3,
    criteria: { name: { zh: "", en: "" }, total: 1000, unit: "percent", bands: [], dimensions: [], categories: [] },
    draft,
    aids: { items: {}, key_factors: [] },
    version: 1,
    saved_at: "2026-05-12T01:00:00Z",
    scores: { categories: [], total: "25", given: 1, items: 23 },
    signed: null,
    incomplete: false,
    dossiers: [],
    ...more,
  };
}

function refusal(code: string): Refused {
  return new Refused({ code, severity: "precondition", zh: "", remedy_zh: "", en: "", remedy_en: "" });
}

/** A desk that cannot print 😀. */
function desk(saved: ScoringSave[]) {
  let version = 1;
  vi.mocked(act).mockImplementation((async (name: string, input: unknown) => {
    if (name === "scoring.printable") return { characters: ["😀"] };
    const save = input as ScoringSave;
    if (JSON.stringify(save.draft).includes("😀")) throw refusal("E-UNPRINTABLE");
    if (save.version !== version) throw refusal("E-DRAFT-NEWER");
    saved.push(save);
    version += 1;
    return { version, at: "2026-05-12T01:00:01Z", scores: form().scores };
  }) as typeof act);
}

describe("the form of a dossier", () => {
  let saved: ScoringSave[];
  beforeEach(() => {
    saved = [];
    desk(saved);
  });

  it("saves what is written, trimmed, and leaves out what is empty", async () => {
    const store = new ScoringStore(form());
    const id = store.add("opportunity", "4.1.2");
    store.write(id, "  展开不够均衡 \n", "4.1.2");
    store.add("check_point", "4.1.2");
    await store.flush();
    expect(saved.at(-1)?.draft.marks["4.1.2"]?.comments.map((comment) => comment.text)).toEqual(["原来的话", "展开不够均衡"]);
    expect(saved.at(-1)?.draft.check_points).toEqual([]);
    expect(store.save).toEqual({ kind: "saved", at: "2026-05-12T01:00:01Z" });
  });

  it("keeps a remark as it was last saved while it holds what cannot be printed, and saves the rest", async () => {
    const store = new ScoringStore(form());
    const [remark] = remarksOn(store.model, "4.1.2", "strength");
    store.write(remark?.id ?? "", "很好😀", "4.1.2");
    store.setSteps("4.1.2", 12);
    await store.flush();
    expect(saved.at(-1)?.draft.marks["4.1.2"]).toEqual({ steps: 12, comments: [{ kind: "strength", text: "原来的话", citations: [] }] });
    expect(store.unprintable).toEqual(new Set(["😀"]));
    expect(remarksOn(store.model, "4.1.2", "strength")[0]?.text).toBe("很好😀");
    store.write(remark?.id ?? "", "很好", "4.1.2");
    await store.flush();
    expect(saved.at(-1)?.draft.marks["4.1.2"]?.comments[0]?.text).toBe("很好");
  });

  it("takes back and does again over the whole draft, and saves both", async () => {
    const store = new ScoringStore(form());
    store.setSteps("4.1.2", 12);
    store.add("strength", "4.2.2");
    expect(store.undo()).toBe("4.2.2");
    expect(store.undo()).toBe("4.1.2");
    expect(store.model.steps["4.1.2"]).toBe(10);
    expect(store.redo()).toBe("4.1.2");
    await store.flush();
    expect(saved.at(-1)?.draft.marks["4.1.2"]?.steps).toBe(12);
  });

  it("says that another window saved, and overwrites nothing by itself", async () => {
    const store = new ScoringStore(form({ version: 0 }));
    store.setSteps("4.1.2", 12);
    await store.flush();
    expect(store.save).toMatchObject({ kind: "failed", newer: true });
    expect(saved).toEqual([]);
    expect(store.model.steps["4.1.2"]).toBe(12);
  });

  it("leaves a signed sheet alone until a revision is begun", async () => {
    const signed = { revision: 1, identity: "", at: "2026-05-12T01:00:00Z" };
    const store = new ScoringStore(form({ signed, version: 0 }));
    store.setSteps("4.1.2", 12);
    expect(store.model.steps["4.1.2"]).toBe(10);
    store.revise();
    store.setSteps("4.1.2", 12);
    expect(store.model.steps["4.1.2"]).toBe(12);
  });

  it("cites a place once", () => {
    const store = new ScoringStore(form());
    const [remark] = remarksOn(store.model, "4.1.2", "strength");
    const place = { document: "02", label: "报告", page: 20, quote: "投诉", region: null };
    store.cite(remark?.id ?? "", place, "4.1.2");
    store.cite(remark?.id ?? "", { ...place }, "4.1.2");
    expect(remarksOn(store.model, "4.1.2", "strength")[0]?.citations).toEqual([place]);
  });
});
