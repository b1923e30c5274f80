// The coloured bars at the left: a hint, an error where it happened, something signed for good.
import type { ReactNode } from "react";

import { failureOf } from "../api/call";
import { defineTexts, useLanguage, useTexts } from "../texts";
import { Icon } from "./Icon";

import "./shared.css";

const texts = defineTexts({
  zh: { hint: "供参考，不影响保存", dismiss: "不再提示" },
  en: { hint: "For your information; saving is not affected", dismiss: "Dismiss" },
});

/** A hint that never blocks. */
export function Hint({ children, onDismiss }: { children: ReactNode; onDismiss?: () => void }) {
  const t = useTexts(texts);
  return (
    <div className="pd-bar hint" role="note">
      <Icon name="info" />
      <div className="pd-bar-text">
        <strong className="pd-strong">{t.hint}</strong>　{children}
      </div>
      {onDismiss && (
        <button type="button" className="pd-link" onClick={onDismiss} aria-label={t.dismiss}>
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}

/** What happened, what to do, the code at the right. `error` is anything that was thrown; nothing is shown without. */
export function ErrorBar({ error, action }: { error: unknown; action?: ReactNode }) {
  const language = useLanguage();
  if (error === null || error === undefined) return null;
  const failure = failureOf(error);
  if (failure.severity === "cancelled") return null;
  const what = language === "zh" ? failure.zh : failure.en;
  const remedy = language === "zh" ? failure.remedy_zh : failure.remedy_en;
  return (
    <div className="pd-bar error" role="alert">
      <Icon name="close" />
      <div className="pd-bar-text">
        <strong className="pd-strong">{what}</strong>　<span className="pd-second">{remedy}</span>
        {action && <div>{action}</div>}
      </div>
      <span className="pd-code">{failure.code}</span>
    </div>
  );
}

/** Something in a person's name, for good. */
export function SealBar({ children }: { children: ReactNode }) {
  return (
    <div className="pd-bar seal">
      <div className="pd-bar-text">{children}</div>
    </div>
  );
}

/** One line that says what will be here, and the one action that fills it. */
export function EmptyLine({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="pd-empty">
      {children} {action}
    </div>
  );
}
