// The text of a page in the page's own coordinates: 1/100 pt from the top left corner as shown. Everything that stands
// on a page (selection, hits, citations, pins) is worked out here and scaled once, when it is drawn.

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

interface Line extends Box {
  /** First character and one past the last. */
  from: number;
  to: number;
}

export interface Range {
  from: number;
  to: number;
}

export interface Layer {
  /** Characters, not UTF-16 units: each has its box. */
  readonly characters: readonly string[];
  readonly boxes: readonly number[];
  readonly lines: readonly Line[];
}

export function layerOf(text: string, boxes: readonly number[]): Layer {
  const characters = [...text];
  return { characters, boxes, lines: linesOf(characters, boxes) };
}

export function boxOf(layer: Layer, index: number): Box | null {
  const [left = 0, top = 0, right = 0, bottom = 0] = layer.boxes.slice(index * 4, index * 4 + 4);
  return right > left && bottom > top ? { left, top, right, bottom } : null;
}

/** Characters that follow each other belong to one line as long as they overlap in height and go on to the right. */
function linesOf(characters: readonly string[], boxes: readonly number[]): Line[] {
  const lines: Line[] = [];
  let line: Line | null = null;
  const layer = { characters, boxes, lines: [] };
  for (let index = 0; index < characters.length; index += 1) {
    const box = characters[index] === "\n" ? null : boxOf(layer, index);
    if (characters[index] === "\n") line = null;
    if (!box) continue;
    if (line && sameLine(line, box)) {
      line.to = index + 1;
      line.left = Math.min(line.left, box.left);
      line.right = Math.max(line.right, box.right);
      line.top = Math.min(line.top, box.top);
      line.bottom = Math.max(line.bottom, box.bottom);
    } else {
      line = { ...box, from: index, to: index + 1 };
      lines.push(line);
    }
  }
  return lines;
}

function sameLine(line: Line, box: Box): boolean {
  const overlap = Math.min(line.bottom, box.bottom) - Math.max(line.top, box.top);
  const height = Math.min(line.bottom - line.top, box.bottom - box.top);
  return overlap > height / 2 && box.right > line.left;
}

/** Returns the place between characters that is nearest to a point; nothing on a page without text. */
export function caretAt(layer: Layer, x: number, y: number): number | null {
  let best: Line | null = null;
  let least = Infinity;
  for (const line of layer.lines) {
    const dx = Math.max(line.left - x, 0, x - line.right);
    const dy = Math.max(line.top - y, 0, y - line.bottom);
    // A line at the same height is nearer than one above, however far it is.
    const distance = dx + dy * 8;
    if (distance < least) {
      least = distance;
      best = line;
    }
  }
  if (!best) return null;
  for (let index = best.from; index < best.to; index += 1) {
    const box = boxOf(layer, index);
    if (box && x < (box.left + box.right) / 2) return index;
  }
  return best.to;
}

/** Returns whether a point is on text, so that the pointer can say so. */
export function isOnText(layer: Layer, x: number, y: number): boolean {
  return layer.lines.some((line) => x >= line.left && x <= line.right && y >= line.top && y <= line.bottom);
}

/** Returns one box per line that the range touches. */
export function boxesOf(layer: Layer, range: Range): Box[] {
  const found: Box[] = [];
  for (const line of layer.lines) {
    if (line.to <= range.from || line.from >= range.to) continue;
    let left = Infinity;
    let right = -Infinity;
    for (let index = Math.max(line.from, range.from); index < Math.min(line.to, range.to); index += 1) {
      const box = boxOf(layer, index);
      if (!box) continue;
      left = Math.min(left, box.left);
      right = Math.max(right, box.right);
    }
    // All boxes of a line have its height: commas do not make steps.
    if (right > left) found.push({ left, right, top: line.top, bottom: line.bottom });
  }
  return found;
}

export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}

export function textOf(layer: Layer, range: Range): string {
  return layer.characters.slice(range.from, range.to).join("");
}

/** Moves a place by a character or a line; the arrows of a keyboard selection. */
export function moved(layer: Layer, place: number, by: "left" | "right" | "up" | "down"): number {
  if (by === "left") return Math.max(0, place - 1);
  if (by === "right") return Math.min(layer.characters.length, place + 1);
  const at = layer.lines.findIndex((line) => place <= line.to);
  const line = layer.lines[at];
  const next = layer.lines[at + (by === "down" ? 1 : -1)];
  if (!line || !next) return by === "down" ? layer.characters.length : 0;
  const box = boxOf(layer, Math.min(place, line.to - 1));
  return caretAt(layer, box ? box.left : line.left, (next.top + next.bottom) / 2) ?? place;
}

/** Returns where quoted words stand; of several places the one nearest to the region. */
export function findQuote(layer: Layer, quote: string, region: Box | null): Range | null {
  const page = folded(layer.characters);
  const wanted = folded([...quote]).text;
  if (wanted === "") return null;
  let best: Range | null = null;
  let least = Infinity;
  for (let at = page.text.indexOf(wanted); at >= 0; at = page.text.indexOf(wanted, at + 1)) {
    const range = { from: page.at[at] ?? 0, to: (page.at[at + wanted.length - 1] ?? 0) + 1 };
    const place = around(boxesOf(layer, range));
    const distance = region && place ? Math.abs(place.top - region.top) + Math.abs(place.left - region.left) : at / 1e6;
    if (distance < least) {
      least = distance;
      best = range;
    }
  }
  return best;
}

/** White space, width and case do not matter; `at` says which character each unit comes from. */
function folded(characters: readonly string[]): { text: string; at: number[] } {
  let text = "";
  const at: number[] = [];
  characters.forEach((character, index) => {
    const plain = character.normalize("NFKC").toLowerCase().replace(/\s/g, "");
    text += plain;
    for (let unit = 0; unit < plain.length; unit += 1) at.push(index);
  });
  return { text, at };
}
