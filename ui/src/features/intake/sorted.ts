// The report before anything is written, as people read it: by person, and what will still be missing.
import type { PanelGoodFile, PanelPlace, PanelRoster } from "../../api/generated";
import { byText } from "../../shared/compare";
import { samePanel } from "../panel/place";

export interface Sender {
  person: string;
  name: string;
  files: PanelGoodFile[];
  late: number;
}

/** Files that may be taken in, by who hands them in; each person's in order of their applications. */
export function bySender(good: readonly PanelGoodFile[]): Sender[] {
  const senders = new Map<string, Sender>();
  for (const file of good) {
    const sender = senders.get(file.person) ?? { person: file.person, name: file.person_name, files: [], late: 0 };
    sender.files.push(file);
    if (file.late) sender.late += 1;
    senders.set(file.person, sender);
  }
  for (const { files } of senders.values()) files.sort((a, b) => byText(a.application, b.application) || a.revision - b.revision);
  return [...senders.values()];
}

export interface StillMissing {
  person: string;
  name: string;
  applications: string[];
}

/** Cells of a panel that stay without a file, once these are taken in. Files of other panels fill none of them. */
export function stillMissing(roster: Pick<PanelRoster, "experts" | "applications">, place: PanelPlace, all: readonly PanelGoodFile[]): StillMissing[] {
  const good = all.filter((file) => samePanel(file.place, place));
  return roster.experts.flatMap(({ person, name, cells }) => {
    const applications = roster.applications
      .filter(({ id }, index) => cells[index] === "missing" && !good.some((file) => file.person === person && file.application === id))
      .map(({ id }) => id);
    return applications.length > 0 ? [{ person, name, applications }] : [];
  });
}
