// Files that were looked at, sorted by what becomes of them.
import type { LookedFile, LookFound } from "../../api/generated";
import { byText } from "../../shared";

export type Taken = LookedFile & { found: Exclude<LookFound, { kind: "refused" }> };
export type Refused = LookedFile & { found: Extract<LookFound, { kind: "refused" }> };

export interface Looked {
  /** In the order in which they are imported: charters, packages, receipts. */
  take: Taken[];
  refused: Refused[];
  /** Here already. */
  known: Taken[];
}

const order: Readonly<Record<Taken["found"]["kind"], number>> = { charter: 1, package: 2, after_charter: 3, receipt: 4 };

export function isRefused(file: LookedFile): file is Refused {
  return file.found.kind === "refused";
}

export function sortLooked(files: readonly LookedFile[]): Looked {
  const good = files.filter((file): file is Taken => !isRefused(file));
  const here = (file: Taken) => file.found.kind !== "after_charter" && file.found.here;
  const number = (file: Taken) => (file.found.kind === "charter" ? file.found.number : file.found.kind === "package" ? file.found.volume : 0);
  return {
    take: good
      .filter((file) => !here(file))
      .toSorted((a, b) => order[a.found.kind] - order[b.found.kind] || number(a) - number(b) || byText(a.name, b.name)),
    refused: files.filter(isRefused),
    known: good.filter(here),
  };
}

export function pathsOf(files: readonly Taken[], kinds: readonly Taken["found"]["kind"][]): string[] {
  return files.filter((file) => kinds.includes(file.found.kind)).map((file) => file.path);
}
