// Why a member's answer cannot be signed yet; one reason, the one to see to first.
export type Choice = "agree" | "dissent" | null;

export interface Answer {
  choice: Choice;
  /** What is held against the result. */
  held: string;
  passphrase: string;
}

export type Block = "choice" | "held" | "passphrase";

export function blockOf({ choice, held, passphrase }: Answer): Block | null {
  if (choice === null) return "choice";
  if (choice === "dissent" && held.trim() === "") return "held";
  return passphrase === "" ? "passphrase" : null;
}
