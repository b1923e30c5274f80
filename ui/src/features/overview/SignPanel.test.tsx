import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { beforeEach, describe, expect, it, vi } from "vitest";

import type { SheetCheck } from "../../api/generated";
import { reasonOf } from "./blocks";
import { SignPanel } from "./SignPanel";

const asked = vi.hoisted(() => ({ calls: [] as { name: string; input: unknown }[] }));
vi.mock("@tauri-apps/api/core", () => ({
  isTauri: () => false,
  invoke: (_command: string, { name, input }: { name: string; input: unknown }) => {
    asked.calls.push({ name, input });
    return Promise.resolve({});
  },
}));

const cell = { round: "document-review", panel: "panel-1", application: "01", expert: "Z01" };
const sum = { score: "598.00", percent: "59.8%", height: 60, given: 23, items: 23 };

function check(more: Partial<SheetCheck> = {}): SheetCheck {
  return {
    cell,
    applicant: "示范市砺峤重型装备有限公司",
    category: "制造业",
    round: "材料评审",
    panel: "第一组",
    chair: "闻人策",
    charter: 2,
    deadline: { at: "2026-05-15T09:00:00Z", date: "2026-05-15", passed: false, days_left: 3, missing_year: null },
    stage: "draft",
    why: null,
    version: 7,
    saved_at: "2026-05-14T03:40:52Z",
    standing: { kind: "scoring" },
    total: sum,
    missing: [],
    strengths: 2,
    opportunities: 1,
    check_points: 0,
    uncited: 0,
    hints: [],
    missing_volumes: [],
    certificate_until: "2026-12-31T00:00:00Z",
    signed: null,
    blocked: [],
    ...more,
  };
}

function show(shown: SheetCheck, more: { revising?: boolean; reason?: string; checking?: boolean } = {}) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <SignPanel check={shown} checking={more.checking ?? false} revising={more.revising ?? false} reason={more.reason ?? ""} onReason={() => undefined} next={undefined} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

const button = () => screen.getByRole<HTMLButtonElement>("button", { name: /签名　598/ });

beforeEach(() => {
  asked.calls.length = 0;
});

describe("the red button", () => {
  it("says why it does not work, and signs the version that was shown once the passphrase is typed", async () => {
    show(check());
    expect(button().disabled).toBe(true);
    expect(screen.getByText("输入口令后可以签")).toBeTruthy();
    await userEvent.type(screen.getByLabelText("口令"), "一段口令{Enter}");
    expect(asked.calls).toEqual([{ name: "expert.sign", input: { cell, version: 7, passphrase: "一段口令", reason: null } }]);
    expect(screen.getByLabelText<HTMLInputElement>("口令").value).toBe("");
  });

  it("asks for no passphrase while marks are missing", () => {
    show(check({ blocked: ["marks_missing"], missing: [{ code: "4.1.2", zh: "高层领导的作用", en: "Senior leaders" }] }));
    expect(screen.getByText("还差 1 条没有给分")).toBeTruthy();
    expect(screen.queryByLabelText("口令")).toBeNull();
    expect(button().disabled).toBe(true);
  });

  it("waits for the reason of a revision", () => {
    const signed = { identity: "a".repeat(64), data: "b".repeat(64), revision: 1, at: "2026-05-13T00:00:00Z", reason: null, handed_in: null, received: null };
    show(check({ signed }), { revising: true });
    expect(screen.getByText("写明修订理由后可以签")).toBeTruthy();
    expect(screen.getByLabelText("修订理由")).toBeTruthy();
  });
});

it("names the block to see to first, and typing only when nothing else stands in the way", () => {
  const typed = { checking: false, revising: true, reason: " ", passphrase: "" };
  expect(reasonOf({ blocked: ["marks_missing", "certificate_expired"] }, typed)).toBe("certificate_expired");
  expect(reasonOf({ blocked: [] }, { ...typed, checking: true })).toBe("checking");
  expect(reasonOf({ blocked: [] }, typed)).toBe("reason");
  expect(reasonOf({ blocked: [] }, { ...typed, reason: "漏看" })).toBe("passphrase");
  expect(reasonOf({ blocked: [] }, { ...typed, reason: "漏看", passphrase: "p" })).toBeNull();
});
