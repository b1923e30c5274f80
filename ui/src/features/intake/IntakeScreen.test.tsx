import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { expect, it } from "vitest";

import type { PanelChecked, PanelGoodFile } from "../../api/generated";
import { desk } from "../../test/desk";
import { expert, roster } from "../panel/sample";
import { IntakeScreen } from "./IntakeScreen";
import { bySender, stillMissing } from "./sorted";

/** A whole screen takes a while on a busy machine. */
const LONG = 60_000;

const place = { round: "document-review", panel: "panel-1" };

function good(person: string, application: string, more: Partial<PanelGoodFile> = {}): PanelGoodFile {
  return { place, name: `${person}-${application}.pdf.age`, person, person_name: person === "Z02" ? "邬静言" : "祁山月", application, applicant: "示范单位", revision: 1, late: false, ...more };
}

const waiting = roster({
  past: false,
  experts: [expert({ cells: ["missing", "recused", "missing"] }), expert({ person: "Z03", name: "祁山月", cells: ["missing", "missing", "handed_in"] })],
});

function show(checked: PanelChecked) {
  const all = desk({
    "panel.list": () => [{ ...place, round_name: "材料评审", panel_name: "第一组", deadline: waiting.deadline, opened: null, concluded: null }],
    "panel.roster": () => waiting,
    "panel.check": () => checked,
    "panel.take_in": () => ({ sheets: checked.good.length, receipts: 2, late: ["Z03-01.pdf.age"], known: checked.known, refused: checked.refused }),
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter initialEntries={[{ pathname: "/panel/intake", state: { paths: ["/media/stick"] } }]}>
        <IntakeScreen />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return all;
}

it("reports on what was dropped and writes nothing until the chair says so", async () => {
  const refused = [{ name: "坏.pdf.age", code: "seal", zh: "封装件打不开。", en: "The sealed file does not open.", remedy_zh: "文件损坏，或不是封给您的；请专家从本人副本重新封装再交。", remedy_en: "Seal it anew." }];
  const all = show({ good: [good("Z02", "01"), good("Z02", "03"), good("Z03", "01", { late: true })], known: ["旧.pdf.age"], refused });
  expect(await screen.findByText("封装件打不开。")).toBeTruthy();
  expect(screen.getByText("文件损坏，或不是封给您的；请专家从本人副本重新封装再交。")).toBeTruthy();
  const taken = within(screen.getByLabelText("可以收下"));
  expect(taken.getByText("01、03")).toBeTruthy();
  expect(taken.getByText(/1 份逾期/)).toBeTruthy();
  const missing = within(await screen.findByLabelText("收下以后仍然缺"));
  expect(missing.getByText("祁山月").nextSibling?.textContent).toBe("02");
  expect(missing.queryByText("邬静言")).toBeNull();
  expect(screen.getByText("尚未写入任何内容")).toBeTruthy();
  expect(all.asked.some(({ name }) => name === "panel.take_in")).toBe(false);

  await userEvent.click(screen.getByLabelText(/口令/));
  await userEvent.paste("一段口令");
  await userEvent.keyboard("{Enter}");
  expect(await screen.findByText("3 份评分表已存入加密副本，仍然封着")).toBeTruthy();
  expect(all.asked.find(({ name }) => name === "panel.take_in")?.input).toEqual({ paths: ["/media/stick"], passphrase: "一段口令" });
  expect(screen.getByText("其中 1 份逾期，开封时逐份决定是否采纳")).toBeTruthy();
  expect(screen.getByText("把回执写到文件夹")).toBeTruthy();
}, LONG);

it("offers nothing to take in when all files are refused or known", async () => {
  show({ good: [], known: ["旧.pdf.age"], refused: [] });
  const button = await screen.findByRole<HTMLButtonElement>("button", { name: "没有可以收下的文件" });
  expect(button.disabled).toBe(true);
  expect(screen.queryByLabelText(/口令/)).toBeNull();
});

it("sorts files by who hands them in, their applications in order", () => {
  const senders = bySender([good("Z03", "02"), good("Z02", "01"), good("Z03", "01", { late: true })]);
  expect(senders.map(({ person, files, late }) => [person, files.map(({ application }) => application), late])).toEqual([
    ["Z03", ["01", "02"], 1],
    ["Z02", ["01"], 0],
  ]);
  const elsewhere = good("Z02", "01", { place: { ...place, round: "defence" } });
  expect(stillMissing(waiting, place, [good("Z03", "02"), elsewhere]).map(({ person, applications }) => [person, applications])).toEqual([
    ["Z02", ["01", "03"]],
    ["Z03", ["01"]],
  ]);
});
