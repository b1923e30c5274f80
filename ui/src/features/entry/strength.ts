// How hard a passphrase is to guess, in words. A rough measure that errs on the strict side: it counts different
// characters, not length alone. Chinese characters come from a far larger alphabet than Latin letters.
export type Strength = "tooShort" | "weak" | "good" | "strong";

export function strength(passphrase: string): Strength {
  const characters = [...passphrase.normalize("NFKC")];
  const han = characters.filter((character) => /\p{Script=Han}/u.test(character)).length;
  if (characters.length < 10 && han < 6) return "tooShort";
  const different = new Set(characters.map((character) => character.toLowerCase())).size;
  const runs = characters.filter((character, index) => {
    const before = characters[index - 1]?.codePointAt(0);
    const step = before === undefined ? 9 : Math.abs((character.codePointAt(0) ?? 0) - before);
    return step <= 1;
  }).length;
  // A character that came before is worth little, one beside its neighbour in the alphabet nothing.
  const again = Math.max(0, characters.length - different - runs);
  const bits = Math.max(0, different - runs / 2) * 4 + again * 1.5 + han * 4;
  if (bits < 32) return "weak";
  return bits < 56 ? "good" : "strong";
}
