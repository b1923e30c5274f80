// The tick with the time: only after the desk says it is durable.
import { defineTexts, useTexts } from "../texts";
import { useFormats } from "./format";
import { Icon } from "./Icon";

import "./shared.css";

const texts = defineTexts({
  zh: { saved: "已保存", saving: "正在保存", failed: "尚未保存", nothing: "尚无改动" },
  en: { saved: "Saved", saving: "Saving", failed: "Not saved yet", nothing: "No changes yet" },
});

export type Saving = { kind: "nothing" } | { kind: "saving" } | { kind: "saved"; at: Date } | { kind: "failed" };

export function SavedMark({ saving }: { saving: Saving }) {
  const t = useTexts(texts);
  const { clock } = useFormats();
  return (
    <span className={`pd-saved ${saving.kind}`} role="status" aria-live="polite">
      {saving.kind === "saved" && (
        <>
          <Icon name="check" />
          {t.saved} <span className="pd-quiet">{clock(saving.at)}</span>
        </>
      )}
      {saving.kind === "saving" && t.saving}
      {saving.kind === "failed" && (
        <>
          <Icon name="warning" />
          {t.failed}
        </>
      )}
      {saving.kind === "nothing" && <span className="pd-quiet">{t.nothing}</span>}
    </span>
  );
}
