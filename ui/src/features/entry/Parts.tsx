// What the screens of coming in share.
import { Input, type InputRef } from "antd";
import { useState, type KeyboardEvent, type ReactNode, type Ref } from "react";

import { Icon } from "../../shared";
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

interface FieldProps {
  id: string;
  label: string;
  /** What to type, or what is wrong with it. */
  help?: ReactNode;
  wrong?: boolean;
  children: ReactNode;
}

export function Field({ id, label, help, wrong = false, children }: FieldProps) {
  return (
    <div className="pd-field">
      <label htmlFor={id}>{label}</label>
      {children}
      {help !== undefined && (
        <span id={`${id}-help`} className={wrong ? "pd-wrong" : "pd-quiet"} role={wrong ? "alert" : undefined}>
          {help}
        </span>
      )}
    </div>
  );
}

interface PassphraseProps {
  id: string;
  value: string;
  onChange: (value: string) => void;
  large?: boolean;
  autoFocus?: boolean;
  wrong?: boolean;
  described?: boolean;
  ref?: Ref<InputRef>;
}

/** A passphrase, which can be looked at; says when capitals are locked. */
export function PassphraseInput({ id, value, onChange, large, autoFocus, wrong, described, ref }: PassphraseProps) {
  const t = useTexts(texts);
  const [shown, setShown] = useState(false);
  const [capitals, setCapitals] = useState(false);
  const watch = (event: KeyboardEvent) => setCapitals(event.getModifierState("CapsLock"));
  return (
    <>
      <Input
        ref={ref}
        id={id}
        size={large ? "large" : "middle"}
        type={shown ? "text" : "password"}
        className="pd-passphrase"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        autoFocus={autoFocus}
        status={wrong ? "error" : undefined}
        aria-describedby={described ? `${id}-help` : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={watch}
        onKeyUp={watch}
        suffix={
          <button
            type="button"
            className="pd-icon-button"
            aria-label={t.show}
            aria-pressed={shown}
            title={t.show}
            onClick={() => setShown((before) => !before)}
          >
            <Icon name={shown ? "hidden" : "eye"} />
          </button>
        }
      />
      {capitals && (
        <div className="pd-bar hint" role="status">
          <Icon name="warning" />
          <span className="pd-bar-text">{t.capsLock}</span>
        </div>
      )}
    </>
  );
}
