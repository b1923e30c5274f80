// What of a typed text can be saved. The desk decides; this only finds the field and the character.

/** Longest remark, in characters. */
export const LONGEST = 6000;
/** Longest quotation kept with a citation. */
export const LONGEST_QUOTE = 200;

/** Controls, bidirectional marks, zero-width and other default-ignorable characters, private use, odd spaces. */
const UNSEEN: readonly (readonly [number, number])[] = [
  [0x00, 0x09], [0x0b, 0x1f], [0x7f, 0xa0], [0xad, 0xad], [0x034f, 0x034f], [0x061c, 0x061c], [0x115f, 0x1160],
  [0x1680, 0x1680], [0x17b4, 0x17b5], [0x180b, 0x180f], [0x2000, 0x200f], [0x2028, 0x202f], [0x205f, 0x206f],
  [0x2800, 0x2800], [0x3164, 0x3164], [0xd800, 0xf8ff], [0xfdd0, 0xfdef], [0xfe00, 0xfe0f], [0xfeff, 0xfeff],
  [0xffa0, 0xffa0], [0xfff0, 0xffff], [0x1bca0, 0x1bca3], [0x1d173, 0x1d17a], [0xe0000, 0x10ffff],
];

function isUnseen(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return UNSEEN.some(([from, to]) => code >= from && code <= to) || (code & 0xfffe) === 0xfffe;
}

export type TextFault = { kind: "characters"; characters: string[] } | { kind: "long"; found: number };

/** What was pasted, without what cannot be seen: tabs and odd spaces become plain ones, line ends become one kind. */
export function cleaned(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/[\t\u00a0\u2000-\u200a\u202f\u205f]/g, " ")
    .replace(/./gsu, (character) => (isUnseen(character) && character !== "\n" ? "" : character));
}

/** Returns why a text cannot be saved as it is. */
export function faultOf(text: string, unprintable: ReadonlySet<string>): TextFault | null {
  const characters = new Set<string>();
  let found = 0;
  for (const character of text) {
    found += 1;
    if (unprintable.has(character) || (isUnseen(character) && character !== "\n")) characters.add(character);
  }
  if (characters.size > 0) return { kind: "characters", characters: [...characters] };
  return found > LONGEST ? { kind: "long", found } : null;
}

/** Returns a quotation as one line. */
export function quotation(text: string): string | null {
  const cjk = "[\\u2e80-\\u9fff\\uf900-\\ufaff\\u3000-\\u303f\\uff00-\\uffef]";
  const joined = text.replace(new RegExp(`(?<=${cjk})\\s*\\n\\s*(?=${cjk})`, "gu"), "").replace(/\s+/g, " ");
  const line = [...cleaned(joined).replace(/\n/g, " ").trim()].slice(0, LONGEST_QUOTE).join("").trim();
  return line === "" ? null : line;
}
