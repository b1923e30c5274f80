import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { configure, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter, Route, Routes } from "react-router";
import { beforeEach, describe, expect, it } from "vitest";

import type { AgendaGroup, ChairedPanel, ConsensusView, PanelItemView, PanelMatrix } from "../../api/generated";
import { desk, type Desk } from "../../test/desk";
import { routes } from "./index";

const cite = { document: "02", label: "报告", page: 22, quote: null, region: null };
const place = { round: "document-review", panel: "panel-1" };

const panel: ChairedPanel = {
  ...place,
  round_name: "材料评审",
  panel_name: "第一组",
  deadline: "2026-05-15T09:00:00Z",
  opened: "2026-05-15T09:26:00Z",
  concluded: null,
};

const name = { zh: "产品和服务结果", en: "Product and service results" };

function view(item: string, consensus: ConsensusView | null): PanelItemView {
  return {
    application: "05",
    applicant: "示范市云栎医院",
    item,
    name,
    points: 80,
    kind: "result",
    dimensions: [{ zh: "水平", en: "Levels" }],
    voices: [
      { letter: "B", state: "scored", steps: 14, text: "70", percent: 70, comments: [{ kind: "strength", text: "指标持续改善。", citations: [cite] }] },
      { letter: "C", state: "scored", steps: 8, text: "40", percent: 40, comments: [{ kind: "opportunity", text: "两处数据不一。", citations: [] }] },
      { letter: "F", state: "recused", steps: null, text: null, percent: null, comments: [] },
    ],
    spread: "30",
    level: "reached",
    threshold: "25",
    allowed: Array.from({ length: 21 }, (_, step) => ({ text: String(step * 5), band: Math.floor(step / 4) })),
    consensus,
    draft: null,
    agreeing: "threshold",
    unit: "percent",
  };
}

const matrix: PanelMatrix = {
  application: "05",
  applicant: "示范市云栎医院",
  applications: [{ id: "05", applicant: "示范市云栎医院" }],
  voices: [
    { letter: "B", state: "scored" },
    { letter: "C", state: "scored" },
    { letter: "F", state: "recused" },
  ],
  items: [
    {
      code: "4.7.2",
      name,
      points: 80,
      marks: [{ steps: 14, text: "70", percent: 70, difference: "hi2" }, { steps: 8, text: "40", percent: 40, difference: "lo2" }, null],
      spread: "30",
      level: "reached",
      agreed: null,
    },
  ],
  threshold: "25",
  article: "第 7 条",
  decided_by: "评选办公室",
  unit: "percent",
  agreeing: "threshold",
};

const agreed = new Map<string, ConsensusView>();
let shown: ChairedPanel;
let asked: Desk;

function agenda(): AgendaGroup[] {
  const on = (item: string) => ({ application: "05", applicant: "示范市云栎医院", item, name, points: 80, spread: "30", agreed: agreed.get(item)?.text ?? null });
  return [{ leave: ["F"], items: [on("4.7.2"), on("4.7.7")] }];
}

// Finding by role is slow in jsdom, slower still on a busy machine.
configure({ asyncUtilTimeout: 15_000 });
// What jsdom does not have.
window.HTMLElement.prototype.scrollIntoView = () => undefined;

beforeEach(() => {
  agreed.clear();
  shown = panel;
  asked = desk({
    "panel.list": () => [shown],
    "panel.agenda": agenda,
    "panel.matrix": () => matrix,
    "panel.item": ({ item }) => view(item, agreed.get(item) ?? null),
    "panel.draft": () => ({ at: "2026-05-15T10:00:00Z" }),
    "panel.agree": ({ item, steps, reason, comments }) => {
      const before = agreed.get(item) ?? null;
      agreed.set(item, { steps, text: String(steps * 5), reason, comments });
      return { before };
    },
    "panel.keep": ({ item }) => {
      const before = agreed.get(item) ?? null;
      agreed.delete(item);
      return { before };
    },
  });
});

function open(path: string) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter initialEntries={[path]}>
        <Routes>
          {routes.map((route) => (
            <Route key={route.path} path={route.path} element={route.element} />
          ))}
          <Route path="/panel" element={<p>进度与开封</p>} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

const calls = (act: string) => asked.asked.filter((call) => call.name === act).map((call) => call.input);

describe("consensus on an item", { timeout: 60_000 }, () => {
  it("records the mark, the reason and what was taken over, and goes on to the next open item", async () => {
    const user = open("/panel/item/05/4.7.2");
    await screen.findByRole("heading", { name: /4\.7\.2/ });
    expect(screen.getByRole<HTMLButtonElement>("button", { name: /记为合议/ }).disabled).toBe(true);
    await user.click(screen.getByRole("button", { name: /采用 B/ }));
    await user.click(screen.getByRole("radio", { name: "55" }));
    await user.type(screen.getByLabelText("理由"), "按区间下沿取");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByRole("heading", { name: /4\.7\.7/ });
    expect(calls("panel.agree")).toEqual([
      {
        place,
        application: "05",
        item: "4.7.2",
        steps: 11,
        reason: "按区间下沿取",
        comments: [{ kind: "strength", text: "指标持续改善。", citations: [cite], taken_from: ["B"] }],
      },
    ]);
  });

  it("undoes what was recorded, and comes back to it", async () => {
    const before: ConsensusView = { steps: 12, text: "60", reason: "先前所议", comments: [] };
    agreed.set("4.7.2", before);
    const user = open("/panel/item/05/4.7.2");
    await user.click(await screen.findByRole("radio", { name: "45" }));
    await user.click(screen.getByRole("button", { name: /记为合议 45%/ }));
    await screen.findByRole("heading", { name: /4\.7\.7/ });
    await user.click(await screen.findByRole("button", { name: "撤销 4.7.2 的合议" }));
    await screen.findByRole("heading", { name: /4\.7\.2/ });
    await waitFor(() => expect(agreed.get("4.7.2")).toMatchObject({ steps: 12, reason: "先前所议" }));
    await screen.findByRole("radio", { name: "60", checked: true });
    expect(screen.getByLabelText<HTMLTextAreaElement>("理由").value).toBe("先前所议");
    expect(screen.queryByRole("button", { name: /撤销/ })).toBeNull();
  });

  it("keeps what is typed before anything is recorded", async () => {
    const user = open("/panel/item/05/4.7.2");
    await user.click(await screen.findByRole("button", { name: /改写 C/ }));
    const line = screen.getByRole("textbox", { name: "改进机会 1" });
    expect(document.activeElement).toBe(line);
    await user.type(line, "列入现场核查。");
    screen.getByText("取自 C，组长改写");
    await waitFor(() =>
      expect(calls("panel.draft").at(-1)).toMatchObject({
        draft: { steps: null, comments: [{ kind: "opportunity", text: "两处数据不一。列入现场核查。", taken_from: ["C"] }] },
      }),
    );
    expect(calls("panel.agree")).toEqual([]);
    screen.getByText("有未记下的改动");
  });

  it("is only read once the result is signed", async () => {
    shown = { ...panel, concluded: "2026-05-16T02:00:00Z" };
    agreed.set("4.7.2", { steps: 11, text: "55", reason: "按下沿取", comments: [{ kind: "strength", text: "指标持续改善。", citations: [cite], taken_from: ["B"] }] });
    open("/panel/item/05/4.7.2");
    await screen.findByText("已合议 55%");
    screen.getByText("取自 B");
    expect(screen.queryByRole("radio")).toBeNull();
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.queryByRole("button", { name: /采用|改写|撤销|维持|记为/ })).toBeNull();
  });
});

describe("a rule without consensus", { timeout: 60_000 }, () => {
  beforeEach(() => {
    asked.answers["panel.agenda"] = () => [];
    asked.answers["panel.matrix"] = () => ({ ...matrix, threshold: null, agreeing: "nothing" });
    asked.answers["panel.item"] = ({ item }) => ({ ...view(item, null), threshold: null, level: "agreed", agreeing: "nothing" });
  });

  it("shows the matrix and says that nothing is discussed", async () => {
    open("/panel/matrix/05");
    await screen.findByText(/不讨论、不改分/);
    screen.getByText("本轮不设合议，只看离散，不讨论");
    expect(screen.queryByRole("button", { name: /开始/ })).toBeNull();
    expect(screen.queryByText("●")).toBeNull();
  });

  it("shows marks and comments of an item, and nothing to agree on", async () => {
    open("/panel/item/05/4.7.2");
    await screen.findByText(/这里只看各专家的给分与评语/);
    expect(screen.queryByRole("radio")).toBeNull();
    expect(screen.queryByRole("button", { name: /采用|维持|记为/ })).toBeNull();
  });
});

describe("before and after the opening", { timeout: 60_000 }, () => {
  it("asks for nothing of a mark before it", async () => {
    shown = { ...panel, opened: null };
    const user = open("/panel/matrix");
    await screen.findByText(/开封后这里才有评分/);
    expect(asked.asked.map((call) => call.name)).toEqual(["panel.list"]);
    await user.click(screen.getByRole("button", { name: "去进度与开封" }));
    await screen.findByText("进度与开封");
  });

  it("shows marks by letter and what is to be discussed", async () => {
    open("/panel/matrix/05");
    const table = await screen.findByRole("table");
    const row = within(table).getByRole("row", { name: /4\.7\.2/ });
    expect(within(row).getAllByRole("cell").map((cell) => cell.textContent)).toEqual(["4.7.2", "产品和服务结果", "80", "70", "40", "回避", "", "30", "●"]);
    screen.getByText("F 须离席，本份共 2 条");
    screen.getByText("计 2 人，1 人回避");
  });
});
