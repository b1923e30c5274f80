// What the screens of coming in share.
import { useTexts } from "../../texts";
import { useSettings } from "../../theme/settings";
import { texts } from "./texts";

export function Brand() {
  const t = useTexts(texts);
  return (
    <span className="pd-brand">
      <span className="pd-brand-mark" aria-hidden>
        评
      </span>
      {t.name}
    </span>
  );
}

/** Both languages, each in its own name. */
export function LanguageSwitch() {
  const { language, change } = useSettings();
  const button = (to: "zh" | "en", name: string) => (
    <button
      type="button"
      className="pd-entry-language"
      lang={to === "zh" ? "zh-CN" : "en"}
      aria-pressed={language === to}
      onClick={() => change({ language: to })}
    >
      {name}
    </button>
  );
  return (
    <span className="pd-nowrap">
      {button("zh", "中文")}
      <span aria-hidden>・</span>
      {button("en", "English")}
    </span>
  );
}
