// What of a typed text can be saved. The desk decides; this only finds the field and the character.

/** Longest remark, in characters. */
export const LONGEST = 6000;
/** Longest quotation kept with a citation. */
export const LONGEST_QUOTE = 200;

// Controls, bidirectional marks, zero-width and other default-ignorable characters, private use, odd spaces.
const UNSEEN =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3164\ue000-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff]|[\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{10ffff}]/gu;

export type TextFault = { kind: "characters"; characters: string[] } | { kind: "long"; found: number };

/** What was pasted, without what cannot be seen: tabs and odd spaces become plain ones, line ends become one kind. */
export function cleaned(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/[\t\u00a0\u2000-\u200a\u202f\u205f]/g, " ")
    .replace(UNSEEN, "");
}

/** Returns why a text cannot be saved as it is. */
export function faultOf(text: string, unprintable: ReadonlySet<string>): TextFault | null {
  const characters = new Set<string>(text.match(UNSEEN) ?? []);
  let found = 0;
  for (const character of text) {
    found += 1;
    if (unprintable.has(character)) characters.add(character);
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
