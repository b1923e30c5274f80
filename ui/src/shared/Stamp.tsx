// A state: one character in a square, with its word wherever there is room. The set is closed.
import { defineTexts, useTexts } from "../texts";

import "./shared.css";

export type State =
  | "draft"
  | "saved"
  | "signed"
  | "sealed"
  | "opened"
  | "stale"
  | "fork"
  | "missing"
  | "recused"
  | "abstained"
  | "insufficient";

const characters: Readonly<Record<State, string>> = {
  draft: "稿",
  saved: "存",
  signed: "签",
  sealed: "封",
  opened: "启",
  stale: "旧",
  fork: "岔",
  missing: "缺",
  recused: "避",
  abstained: "弃",
  insufficient: "料",
};

export const stateTexts = defineTexts({
  zh: {
    draft: "草稿",
    saved: "已保存",
    signed: "已签名",
    sealed: "已封装",
    opened: "已开封",
    stale: "过期",
    fork: "分叉",
    missing: "缺",
    recused: "回避",
    abstained: "弃权",
    insufficient: "材料不足",
  },
  en: {
    draft: "Draft",
    saved: "Saved",
    signed: "Signed",
    sealed: "Sealed",
    opened: "Opened",
    stale: "Stale",
    fork: "Fork",
    missing: "Missing",
    recused: "Recused",
    abstained: "Abstained",
    insufficient: "Material insufficient",
  },
});

/** `quiet` is for rosters, where forty good ones must stay pale. Without `word` it names itself to a screen reader. */
export function Stamp({ state, word = false, quiet = false }: { state: State; word?: boolean; quiet?: boolean }) {
  const name = useTexts(stateTexts)[state];
  const square = (
    <span
      className={`pd-stamp ${state}${quiet ? " quiet" : ""}`}
      lang="zh-CN"
      {...(word ? { "aria-hidden": true } : { role: "img", "aria-label": name, title: name })}
    >
      {characters[state]}
    </span>
  );
  if (!word) return square;
  return (
    <span className="pd-stamp-word">
      {square}
      {name}
    </span>
  );
}
