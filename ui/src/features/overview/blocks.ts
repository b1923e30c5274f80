// Why the sign button does not work now; one reason, the one to see to first.
import type { SheetCheck, SignBlock } from "../../api/generated";

export type Reason = SignBlock | "checking" | "reason" | "passphrase" | null;

const order: readonly SignBlock[] = [
  "not_expected",
  "key_revoked",
  "certificate_expired",
  "dossier_incomplete",
  "marks_missing",
  "nothing_changed",
  "signed_already",
];

interface Typed {
  checking: boolean;
  revising: boolean;
  reason: string;
  passphrase: string;
}

export function reasonOf(check: Pick<SheetCheck, "blocked">, typed: Typed): Reason {
  const first = order.find((block) => check.blocked.includes(block));
  if (first) return first;
  if (typed.checking) return "checking";
  if (typed.revising && typed.reason.trim() === "") return "reason";
  return typed.passphrase === "" ? "passphrase" : null;
}
