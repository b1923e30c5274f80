// The chair's result: written, signed, answered, with a desk that answers as told.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { beforeEach, expect, test, vi } from "vitest";

import type { PanelAnswers, PanelResultState, PanelSigned } from "../../api/generated";
import { desk, refusal, type Desk } from "../../test/desk";
import { ResultScreen } from "./ResultScreen";

// A busy machine looks roles up slowly.
vi.setConfig({ testTimeout: 30_000 });

const chosen = vi.hoisted(() => ({ files: ["/usb/Z02.pdf"], target: "/usb/小组评审结果.pdf" }));
vi.mock("@tauri-apps/plugin-dialog", () => ({ open: () => Promise.resolve(chosen.files), save: () => Promise.resolve(chosen.target) }));

const place = { round: "document-review", panel: "panel-1" };
const signed: PanelSigned = {
  identity: "a".repeat(64),
  data: "b".repeat(64),
  code: ["E13E", "A4EF", "1821", "B15F"],
  at: "2026-05-18T09:05:00Z",
  said: { minutes: "逐条合议。", missing: [] },
  outdated: false,
};
const opened: PanelResultState = {
  charter: 2,
  opened: "2026-05-15T09:26:00Z",
  opening_reason: "其余未交。",
  applications: 6,
  sheets: 38,
  recused: 1,
  missing: [{ application: "04", applicant: "示范单位", person: "Z18", name: "戈无咎" }],
  too_few: [],
  agenda: 11,
  undecided: [],
  certificate_until: "2026-12-31T00:00:00Z",
  blocked: [],
  draft: null,
  saved_at: null,
  signed: null,
};
const members: PanelAnswers = {
  members: [
    { person: "Z01", name: "祁山月", answer: "agreed", text: null, at: "2026-05-18T10:00:00Z" },
    { person: "Z02", name: "仇远舟", answer: "none", text: null, at: null },
  ],
  stored: [],
  known: [],
  refused: [],
};
let state: PanelResultState;
let made: Desk;

beforeEach(() => {
  state = opened;
  made = desk({
    "panel.list": () => [{ ...place, round_name: "材料评审", panel_name: "第一组", deadline: "2026-05-15T09:00:00Z", opened: state.opened, concluded: null }],
    "panel.result": () => state,
    "panel.result_draft": () => ({ at: "2026-05-18T09:00:00Z" }),
    "panel.result_preview": () => ({ pages: [{ width: 100, height: 141, data: "data:image/png;base64," }] }),
    "panel.result_shown": () => ({ pages: [{ width: 100, height: 141, data: "data:image/png;base64," }] }),
    "panel.conclude": () => {
      state = { ...state, signed };
      return { identity: signed.identity, data: signed.data, code: signed.code, at: signed.at };
    },
    "panel.export_result": () => ({ identity: signed.identity, data: signed.data, code: signed.code, at: signed.at }),
    "panel.collect": () => members,
  });
});

function show() {
  const user = userEvent.setup();
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter>
        <ResultScreen />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return user;
}

const last = (name: string) => made.asked.findLast((asked) => asked.name === name)?.input;
const button = () => screen.getByRole<HTMLButtonElement>("button", { name: /签名　6/ });

test("before the opening there is nothing to write and no number, only the way to the opening", async () => {
  state = { ...opened, opened: null, missing: [], agenda: 0, applications: 0, sheets: 0 };
  show();
  expect(await screen.findByRole("button", { name: "去进度与开封" })).toBeTruthy();
  expect(screen.queryByRole("textbox")).toBeNull();
});

test("minutes and reasons are kept as they are typed; the button says what is still lacking, and signs what was shown", async () => {
  const user = show();
  const minutes = await screen.findByLabelText("合议纪要");
  expect(button().disabled).toBe(true);
  expect(screen.getByText("写好合议纪要后才能签")).toBeTruthy();
  await user.click(minutes);
  await user.paste("逐条合议，一致通过。");
  expect(screen.getByText("写明每份缺件的理由后才能签")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "沿用" }));
  await waitFor(() => expect(last("panel.result_draft")).toEqual({
    place,
    draft: { minutes: "逐条合议，一致通过。", missing: [{ application: "04", person: "Z18", reason: "其余未交。" }] },
  }));
  await screen.findByText("输入口令后可以签");
  expect(await screen.findByRole("img", { name: "打印件第 1 页" }, { timeout: 3000 })).toBeTruthy();
  await user.type(screen.getByLabelText("口令"), "口令{Enter}");
  expect(await screen.findByText("E13E")).toBeTruthy();
  expect(last("panel.conclude")).toEqual({
    place,
    minutes: "逐条合议，一致通过。",
    missing: [{ application: "04", person: "Z18", reason: "其余未交。" }],
    passphrase: "口令",
  });
});

test("items that are not agreed on stand before everything that is typed, with the way to the agenda", async () => {
  state = { ...opened, undecided: [{ application: "05", item: "4.7.2" }], blocked: ["undecided"] };
  show();
  expect(await screen.findByText(/须合议的 11 条里，1 条没有合议值/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "去合议" })).toBeTruthy();
  expect(screen.queryByLabelText("口令")).toBeNull();
});

test("a wrong passphrase is said, and nothing of what is written is lost", async () => {
  state = { ...opened, missing: [], draft: { minutes: "逐条合议。", missing: [] }, saved_at: "2026-05-18T09:00:00Z" };
  made.answers["panel.conclude"] = () => {
    throw refusal("E-COPY-PASSPHRASE");
  };
  const user = show();
  await user.type(await screen.findByLabelText("口令"), "不对{Enter}");
  expect((await screen.findByRole("alert")).textContent).toContain("E-COPY-PASSPHRASE");
  expect(screen.getByLabelText<HTMLTextAreaElement>("合议纪要").value).toBe("逐条合议。");
  expect(screen.getByLabelText<HTMLInputElement>("口令").value).toBe("");
});

test("the signed result is saved to a file, and members' answers are taken in, with every refusal's reason", async () => {
  state = { ...opened, signed };
  made.answers["panel.collect"] = ({ paths }) =>
    paths.length === 0 ? members : { ...members, stored: [], known: [], refused: [{ name: "Z02.pdf", code: "other-result", zh: "确认的是另一份小组结果。", en: "It answers another result.", remedy_zh: "请组员重新确认。", remedy_en: "Answer once more." }] };
  const user = show();
  const list = await screen.findByRole("table");
  expect(within(list).getAllByRole("row").map((row) => row.textContent)[1]).toContain("仇远舟");
  await user.click(screen.getByRole("button", { name: "保存结果文件" }));
  expect(await screen.findByText(/已保存：\/usb/)).toBeTruthy();
  expect(last("panel.export_result")).toEqual({ place, path: chosen.target });
  await user.click(screen.getByRole("button", { name: "收取确认书" }));
  expect(await screen.findByText("确认的是另一份小组结果。")).toBeTruthy();
  expect(made.asked.some(({ input }) => JSON.stringify(input) === JSON.stringify({ place, paths: chosen.files }))).toBe(true);
});

test("a signed result that no longer says what would be signed now is called stale, and can be signed again from what it says", async () => {
  state = { ...opened, missing: [], signed: { ...signed, outdated: true } };
  const user = show();
  expect(await screen.findByText(/现在签会是另一个结果/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "重新签署" }));
  expect((await screen.findByLabelText<HTMLTextAreaElement>("合议纪要")).value).toBe("逐条合议。");
  await user.click(screen.getByRole("button", { name: /回到已签的结果/ }));
  expect(await screen.findByText("E13E")).toBeTruthy();
});
