// A roster for tests.
import type { PanelRoster, RosterExpert, RosterRefused } from "../../api/generated";

export function expert(more: Partial<RosterExpert> = {}): RosterExpert {
  return { person: "Z02", name: "邬静言", chair: false, cells: ["handed_in", "recused", "handed_in"], received: 2, expected: 2, last: null, ...more };
}

export function late(application: string, person: string): RosterRefused {
  return { identity: `${person}${application}`.padEnd(64, "0"), person, name: "邬静言", application, late: true, code: "late", zh: "收件晚于交表截止时间。", en: "It came in late.", remedy_zh: "重新封装再交。", remedy_en: "Seal it anew." };
}

export function roster(more: Partial<PanelRoster> = {}): PanelRoster {
  return {
    round_name: "材料评审",
    panel_name: "第一组",
    deadline: "2026-05-15T09:00:00Z",
    now: "2026-05-15T09:26:00Z",
    past: true,
    opened: null,
    concluded: null,
    applications: [
      { id: "01", applicant: "示范市砺峤重型装备有限公司" },
      { id: "02", applicant: "示范市穗屿谷物食品有限公司" },
      { id: "03", applicant: "示范市云栎医院" },
    ],
    experts: [expert()],
    expected: 2,
    received: 2,
    missing: 0,
    recused: 1,
    forked: 0,
    late: 0,
    unknown: 0,
    refused: [],
    checklist: [
      { code: "deadline", met: true },
      { code: "signatures", sheets: 2 },
    ],
    obstacle: null,
    ...more,
  };
}
