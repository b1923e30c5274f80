import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { expect, it } from "vitest";

import type { PanelRoster } from "../../api/generated";
import { desk, refusal } from "../../test/desk";
import { OpeningScreen } from "./OpeningScreen";
import { expert, late, roster } from "./sample";

/** Typing through a whole form takes a while on a busy machine. */
const LONG = 60_000;

const place = { round: "document-review", panel: "panel-1" };

/** A desk with one panel whose roster stands like this, until it is opened. */
function behind(shown: PanelRoster) {
  const opened = { at: "2026-05-15T09:26:00Z", code: ["3F6A", "91C2", "0B7D", "E455"] };
  let now = shown;
  return desk({
    "panel.list": () => [{ ...place, round_name: "材料评审", panel_name: "第一组", deadline: shown.deadline, opened: null, concluded: null }],
    "panel.roster": () => now,
    "panel.may_open": ({ late: accepted }) => ({ obstacle: shown.obstacle, missing: shown.late - accepted.length, needs_reason: shown.late > 0 }),
    "panel.open": ({ passphrase }) => {
      if (passphrase !== "对的口令") throw refusal("E-PASSPHRASE");
      now = { ...shown, opened };
      return { at: opened.at, code: opened.code, sheets: 3, slip: "a".repeat(64) };
    },
    "panel.slip": () => ({ code: opened.code, pages: [{ width: 10, height: 14, data: "data:image/png;base64,AA==" }] }),
  });
}

function show() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <OpeningScreen />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return client;
}

const button = () => screen.getByText(/^开封\s\d+ 份/).closest("button") as HTMLButtonElement;

/** Types as an input method does: all at once. */
async function type(label: string, text: string) {
  await userEvent.click(screen.getByLabelText(label));
  await userEvent.paste(text);
}

it("opens with what was said, and then shows the code to be read aloud and the slip", async () => {
  const sheets = [late("01", "Z02"), late("03", "Z02")];
  const all = behind(roster({ received: 2, missing: 2, late: 2, refused: sheets, experts: [expert({ cells: ["late", "recused", "late"] })] }));
  const client = show();
  await screen.findByLabelText("在场人");
  await type("在场人", " 监督员越千山 ");
  expect(screen.getByText("逐份决定逾期收件后可以开封")).toBeTruthy();
  await userEvent.click(screen.getAllByLabelText("采纳")[0] as HTMLElement);
  await userEvent.click(screen.getAllByLabelText("不采纳")[1] as HTMLElement);
  expect(screen.getByText("写明理由后可以开封")).toBeTruthy();
  await type("理由", "邮路延误，监督员同意");
  expect(button().textContent).toContain("3 份");
  await type("口令", "错的");
  await userEvent.click(button());
  expect(await screen.findByText("E-PASSPHRASE 发生了")).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>("口令").value).toBe("");
  await type("口令", "对的口令");
  await userEvent.keyboard("{Enter}");
  expect(await screen.findByText("请在场人听清、抄下这个代码")).toBeTruthy();
  expect(all.asked.filter(({ name }) => name === "panel.open").map(({ input }) => input).at(-1)).toEqual({
    place,
    passphrase: "对的口令",
    present: "监督员越千山",
    at_place: null,
    reason: "邮路延误，监督员同意",
    late: [sheets[0]?.identity],
  });
  expect(screen.getByText("91C2")).toBeTruthy();
  expect(await screen.findByRole("img", { name: "开封见证单第 1 页" })).toBeTruthy();
  expect(JSON.stringify([client.getQueryCache().getAll().map(({ state }) => state), client.getMutationCache().getAll().map(({ state }) => state)])).not.toContain("口令");
}, LONG);

it("asks for nothing while a fork forbids the opening", async () => {
  behind(roster({ forked: 1, obstacle: "forked", experts: [expert({ cells: ["forked", "recused", "handed_in"] })], checklist: [{ code: "deadline", met: true }, { code: "forked", cells: 1 }] }));
  show();
  expect(await screen.findByText("分叉消除后可以开封")).toBeTruthy();
  expect(screen.queryByLabelText("口令")).toBeNull();
  expect(button().disabled).toBe(true);
});
