import { describe, expect, it } from "vitest";

import type { AgendaGroup, AgendaItem } from "../../api/generated";
import { agreedCount, flat, indexOf, nextOpen, sections } from "./agenda";

function item(application: string, code: string, spread: string, agreed: string | null = null): AgendaItem {
  return { application, applicant: `示范单位${application}`, item: code, name: { zh: code, en: code }, points: 40, spread, agreed };
}

// As the desk gives it: every group by spread, the widest first.
const groups: AgendaGroup[] = [
  { leave: ["G"], items: [item("05", "4.3.2", "35"), item("02", "4.4.6", "35"), item("05", "4.7.2", "30")] },
  { leave: [], items: [item("01", "4.1.2", "25", "55"), item("03", "4.2.2", "25")] },
];

const codes = (order: "dossier" | "spread") => flat(sections(groups, order)).map(({ application, item: code }) => `${application} ${code}`);

describe("the agenda", () => {
  it("keeps those who leave together, in either order", () => {
    expect(codes("spread")).toEqual(["05 4.3.2", "02 4.4.6", "05 4.7.2", "01 4.1.2", "03 4.2.2"]);
    expect(codes("dossier")).toEqual(["02 4.4.6", "05 4.3.2", "05 4.7.2", "01 4.1.2", "03 4.2.2"]);
    expect(flat(sections(groups, "dossier"))[0]?.leave).toEqual(["G"]);
  });

  it("goes on after where one is, then from the beginning, and never to the same place", () => {
    const stops = flat(sections(groups, "dossier"));
    expect(nextOpen(stops, null)).toMatchObject({ application: "02", item: "4.4.6" });
    expect(nextOpen(stops, { application: "05", item: "4.7.2" })).toMatchObject({ application: "03" });
    expect(nextOpen(stops, { application: "03", item: "4.2.2" })).toMatchObject({ application: "02" });
    expect(nextOpen(stops.slice(4), { application: "03", item: "4.2.2" })).toBeUndefined();
    // An item that is not on the agenda: on with the first.
    expect(nextOpen(stops, { application: "09", item: "4.1.2" })).toMatchObject({ application: "02" });
  });

  it("counts what is agreed on and finds places", () => {
    const stops = flat(sections(groups, "dossier"));
    expect(agreedCount(stops)).toBe(1);
    expect(indexOf(stops, { application: "01", item: "4.1.2" })).toBe(3);
    expect(indexOf(stops, { application: "01", item: "4.7.2" })).toBe(-1);
  });
});
