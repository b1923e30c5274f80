import { expect, test } from "vitest";

import { blockOf } from "./answer";

test("neither agreeing nor dissenting is chosen for the member; a dissent says what is held; the passphrase comes last", () => {
  expect(blockOf({ choice: null, held: "", passphrase: "p" })).toBe("choice");
  expect(blockOf({ choice: "dissent", held: " \n", passphrase: "p" })).toBe("held");
  expect(blockOf({ choice: "dissent", held: "对 05 号保留意见", passphrase: "" })).toBe("passphrase");
  expect(blockOf({ choice: "dissent", held: "对 05 号保留意见", passphrase: "p" })).toBeNull();
  expect(blockOf({ choice: "agree", held: "", passphrase: "p" })).toBeNull();
});
