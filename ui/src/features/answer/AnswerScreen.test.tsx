// A member's answer, with a desk that answers as told.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { beforeEach, expect, test, vi } from "vitest";

import type { ExpertResultView } from "../../api/generated";
import { desk, refusal, type Desk } from "../../test/desk";
import { AnswerScreen } from "./AnswerScreen";

// A busy machine looks roles up slowly.
vi.setConfig({ testTimeout: 30_000 });

const chosen = vi.hoisted(() => ({ target: null as string | null }));
vi.mock("@tauri-apps/plugin-dialog", () => ({ open: () => Promise.resolve("/usb/result.pdf"), save: () => Promise.resolve(chosen.target) }));

const view: ExpertResultView = {
  identity: "a".repeat(64),
  code: ["E13E", "A4EF", "1821", "B15F"],
  title: "材料评审　第一组",
  signer: "闻人策",
  at: "2026-05-18T09:05:00Z",
  member: true,
  answered: null,
  draft: null,
  pages: [{ width: 100, height: 141, data: "data:image/png;base64," }],
};
let shown: ExpertResultView;
let made: Desk;

beforeEach(() => {
  shown = view;
  chosen.target = "/usb/answer.pdf";
  made = desk({
    "entry.status": () => ({ open: { folder: "/copy", name: "祁山月", role: "expert", edition: null, scores: true }, viewer: true }),
    "expert.result": () => shown,
    "expert.answer_draft": () => ({ at: "2026-05-18T10:00:00Z" }),
    "expert.acknowledge": () => ({ identity: "c".repeat(64) }),
  });
});

async function opened() {
  const user = userEvent.setup();
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter>
        <AnswerScreen />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  await user.click(screen.getByRole("button", { name: "选择结果文件" }));
  return user;
}

const asked = (name: string) => made.asked.filter((one) => one.name === name).map(({ input }) => input);

test("neither answer is chosen beforehand; agreeing is signed with the passphrase and written where the member says", async () => {
  const user = await opened();
  expect(await screen.findByText("签名有效，页面与签名数据一致")).toBeTruthy();
  expect(screen.getAllByRole<HTMLInputElement>("radio").some((radio) => radio.checked)).toBe(false);
  expect(screen.getByText("选择同意或有不同意见后可以签")).toBeTruthy();
  await user.click(screen.getByRole("radio", { name: /^同意/ }));
  await user.type(screen.getByLabelText("口令"), "口令{Enter}");
  expect(await screen.findByText("已存为：/usb/answer.pdf")).toBeTruthy();
  expect(asked("expert.acknowledge")).toEqual([{ path: "/usb/result.pdf", passphrase: "口令", dissent: null, to: "/usb/answer.pdf" }]);
});

test("a dissent says what is held, and is kept as it is typed; without a place to write it nothing is signed", async () => {
  chosen.target = null;
  const user = await opened();
  await user.click(await screen.findByRole("radio", { name: /有不同意见/ }));
  expect(screen.getByText("写明意见后可以签")).toBeTruthy();
  await user.click(screen.getByLabelText(/不同意见/, { selector: "textarea" }));
  await user.paste("对 05 号保留意见。 ");
  await waitFor(() => expect(asked("expert.answer_draft")).toEqual([{ identity: view.identity, text: "对 05 号保留意见。 " }]));
  await user.type(screen.getByLabelText("口令"), "口令{Enter}");
  expect(asked("expert.acknowledge")).toEqual([]);
  chosen.target = "/usb/answer.pdf";
  await user.click(screen.getByRole("button", { name: /签署/ }));
  await screen.findByText("已签署确认书");
  expect(asked("expert.acknowledge")).toEqual([{ path: "/usb/result.pdf", passphrase: "口令", dissent: "对 05 号保留意见。", to: "/usb/answer.pdf" }]);
});

test("who is no member reads it and is asked nothing", async () => {
  shown = { ...view, member: false };
  await opened();
  expect(await screen.findByText(/不须确认/)).toBeTruthy();
  expect(screen.queryByRole("radio")).toBeNull();
});

test("a file that is not good is named with the reason, and another can be chosen", async () => {
  made.answers["expert.result"] = () => {
    throw refusal("E-NOT-GOOD");
  };
  await opened();
  expect((await screen.findByRole("alert")).textContent).toContain("E-NOT-GOOD");
  expect(screen.getByRole("button", { name: "选择结果文件" })).toBeTruthy();
});
