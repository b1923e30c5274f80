import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, within } from "@testing-library/react";
import { MemoryRouter, Route, Routes } from "react-router";
import { expect, it } from "vitest";

import type { PanelRoster } from "../../api/generated";
import { desk } from "../../test/desk";
import { RosterScreen } from "./RosterScreen";
import { expert, late, roster } from "./sample";

const LONG = 60_000;
const panel = (name: string, zh: string) => ({ round: "document-review", panel: name, round_name: "材料评审", panel_name: zh, deadline: "2026-05-15T09:00:00Z", opened: null, concluded: null });

function show(shown: PanelRoster, panels = [panel("panel-1", "第一组")]) {
  const all = desk({ "panel.list": () => panels, "panel.roster": () => shown });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter initialEntries={["/panel"]}>
        <Routes>
          <Route path="/panel" element={<RosterScreen />} />
          <Route path="/panel/intake" element={<p>收件处</p>} />
          <Route path="/panel/opening" element={<p>开封处</p>} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return all;
}

it("says of each expert what is the matter, and leads to the opening by key", async () => {
  const forked = expert({ person: "Z03", name: "祁山月", cells: ["forked", "handed_in", "handed_in"], received: 2, expected: 3 });
  const waits = expert({ cells: ["late", "recused", "missing"], received: 0 });
  show(roster({ received: 2, missing: 1, late: 1, forked: 1, refused: [late("01", "Z02")], experts: [forked, waits] }));
  const table = within(await screen.findByRole("table"));
  expect(table.getByText("01 有两份并列的评分表，须本人并为一份")).toBeTruthy();
  expect(table.getByText("01 逾期收到，开封时决定是否采纳")).toBeTruthy();
  expect(table.getByText("缺 03")).toBeTruthy();
  expect(table.getByRole("img", { name: "逾期" })).toBeTruthy();
  expect(screen.getByLabelText("收件情况").textContent).toContain("缺邬静言1");
  fireEvent.keyDown(window, { key: "Enter", ctrlKey: true });
  expect(await screen.findByText("开封处")).toBeTruthy();
}, LONG);

it("leads to the intake while nothing is there", async () => {
  show(roster({ past: false, received: 0, missing: 2, obstacle: "before_deadline", now: "2026-05-14T06:00:00Z", experts: [expert({ cells: ["missing", "recused", "missing"], received: 0 })], checklist: [{ code: "deadline", met: false }] }));
  expect(await screen.findByText("应交的还没有交")).toBeTruthy();
  expect(screen.getByText(/还有 27 小时/)).toBeTruthy();
  expect(screen.getByText("收到评分表后可以开封")).toBeTruthy();
  fireEvent.keyDown(window, { key: "Enter", ctrlKey: true, isComposing: true });
  expect(screen.queryByText("收件处")).toBeNull();
  fireEvent.keyDown(window, { key: "Enter", ctrlKey: true });
  expect(await screen.findByText("收件处")).toBeTruthy();
}, LONG);

it("lets a chair of several panels choose, and asks for the one that was chosen", async () => {
  const all = show(roster(), [panel("panel-1", "第一组"), panel("panel-2", "第二组")]);
  fireEvent.mouseDown(await screen.findByLabelText("评审组"));
  const [option] = await screen.findAllByText("材料评审・第二组");
  fireEvent.click(option as HTMLElement);
  await screen.findByRole("heading", { name: "材料评审・第二组" });
  await screen.findByRole("table");
  expect(all.asked.filter(({ name }) => name === "panel.roster").map(({ input }) => (input as { place: { panel: string } }).place.panel)).toEqual(["panel-1", "panel-2"]);
}, LONG);

it("says what to do when one chairs no panel", async () => {
  show(roster(), []);
  expect(await screen.findByText(/没有由您任组长的评审组/)).toBeTruthy();
  expect(screen.getByText("导入评审方案与材料包")).toBeTruthy();
}, LONG);
