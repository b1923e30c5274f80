// A flowing document as pieces of text with their places, counted as the desk counts them when it searches: one line
// per paragraph, cells separated by tabs.
import type { DocumentBlock } from "../../../api/generated";
import { findQuote, layerOf, type Range } from "./layer";

export interface Piece {
  text: string;
  /** Place of its first character in the whole text. */
  from: number;
  length: number;
}

export interface Flow {
  /** One list per block: its text, or the cells of its table row by row. */
  readonly pieces: readonly (readonly Piece[])[];
  readonly text: string;
}

export function flowOf(blocks: readonly DocumentBlock[]): Flow {
  let at = 0;
  let text = "";
  const take = (said: string, end: string): Piece => {
    const piece = { text: said, from: at, length: [...said].length };
    text += said + end;
    at += piece.length + end.length;
    return piece;
  };
  const pieces = blocks.map((block) => {
    if (block.kind !== "table") return [take(block.text, "\n")];
    return block.rows.flatMap((row) => {
      if (row.length === 0) take("", "\n");
      return row.map((cell, index) => take(cell.text, index === row.length - 1 ? "\n" : "\t"));
    });
  });
  return { pieces, text };
}

/** Returns where quoted words stand in the whole text. */
export function quoteIn(flow: Flow, quote: string): Range | null {
  return findQuote(layerOf(flow.text, []), quote, null);
}

export interface Part {
  text: string;
  /** Index of the mark it belongs to; nothing for plain text. */
  mark: number | null;
}

/** Cuts a piece where marks begin and end. Marks that overlap: the first one counts. */
export function cut(piece: Piece, marks: readonly Range[]): Part[] {
  const parts: Part[] = [];
  let run = "";
  let of: number | null = null;
  [...piece.text].forEach((character, index) => {
    const place = piece.from + index;
    const found = marks.findIndex((mark) => place >= mark.from && place < mark.to);
    const mark = found < 0 ? null : found;
    if (mark !== of && run !== "") {
      parts.push({ text: run, mark: of });
      run = "";
    }
    of = mark;
    run += character;
  });
  if (run !== "") parts.push({ text: run, mark: of });
  return parts;
}
