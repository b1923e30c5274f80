// Places in the dossier as the screen passes them around.
import type { Citation, DocumentView } from "../../../api/generated";
import type { Box } from "./layer";

/** What is selected, and what a citation of it would say. */
export interface Selected {
  readonly key: string;
  /** From 1; none in a document without pages. */
  readonly page: number | null;
  readonly quote: string | null;
  readonly region: Box | null;
  /** In page coordinates, to be drawn; empty in a flowing document, where the browser draws it. */
  readonly boxes: readonly Box[];
}

/** A citation of the item that is open. */
export interface Cited {
  readonly id: string;
  readonly citation: Citation;
  /** Such as 优1. */
  readonly pin: string;
  /** What the pin is called aloud. */
  readonly name: string;
  /** The remark it stands in. */
  readonly remark: string;
}

/** Somewhere to be shown. Every request is an object of its own, so that the same place can be shown again. */
export interface Target {
  readonly key: string;
  readonly page: number | null;
  readonly quote: string | null;
  readonly region: Box | null;
  /** A range of characters, when the desk found it. */
  readonly range: { from: number; to: number } | null;
  readonly flash: boolean;
}

export function regionBox(region: Citation["region"]): Box | null {
  if (!region) return null;
  const [left, top, right, bottom] = region;
  return { left, top, right, bottom };
}

export function targetOf(citation: Citation, documents: readonly DocumentView[]): Target | null {
  const document = documents.find((one) => one.document === citation.document);
  if (!document) return null;
  return { key: document.key, page: citation.page, quote: citation.quote, region: regionBox(citation.region), range: null, flash: true };
}

/** Returns the citation of a selection; of the whole page when there is none. */
export function citationOf(document: DocumentView, page: number | null, selected: Selected | null): Citation {
  const whole = (value: number) => Math.max(0, Math.round(value));
  const box = selected?.region ?? null;
  const region: Citation["region"] = box ? [whole(box.left), whole(box.top), whole(box.right), whole(box.bottom)] : null;
  return { document: document.document, label: document.label, page, quote: selected?.quote ?? null, region };
}
