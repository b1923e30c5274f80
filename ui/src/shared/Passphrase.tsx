// Typing a passphrase, and choosing a new one.
import { Input, type InputRef } from "antd";
import { useEffect, useState, type KeyboardEvent, type Ref } from "react";

import { act } from "../api/call";
import type { Strength } from "../api/generated";
import { defineTexts, useTexts } from "../texts";
import { Field } from "./Field";
import { Icon } from "./Icon";

const texts = defineTexts({
  zh: {
    show: "显示口令",
    capsLock: "大写锁定已打开",
    advice: "几个不相干的词连在一起，好记又难猜。至少 10 个字符，或 6 个汉字。",
    differs: "与上面的口令不一致。",
    too_short: "太短。至少 10 个字符，或 6 个汉字。",
    weak: "容易猜中。再加一两个不相干的词。",
    good: "可以，不易猜中。",
    strong: "很好，难以猜中。",
  },
  en: {
    show: "Show the passphrase",
    capsLock: "Caps Lock is on",
    advice: "A few unrelated words are easy to remember and hard to guess. At least 10 characters, or 6 Chinese ones.",
    differs: "Not the passphrase above.",
    too_short: "Too short. At least 10 characters, or 6 Chinese ones.",
    weak: "Easy to guess. Add another unrelated word or two.",
    good: "Good: not easy to guess.",
    strong: "Very good: hard to guess.",
  },
});

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

/** Returns how hard it is to guess, which the rules know; null until they have answered for what is typed now. It is
 * asked outside of the cache, which would keep it. */
function useStrength(passphrase: string): Strength | null {
  const [known, setKnown] = useState<{ passphrase: string; strength: Strength } | null>(null);
  useEffect(() => {
    let current = true;
    act("entry.strength", { passphrase }).then(
      (strength) => current && setKnown({ passphrase, strength }),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [passphrase]);
  return known?.passphrase === passphrase ? known.strength : null;
}

interface NewProps {
  label: string;
  again: string;
  /** Receives the passphrase once it is long enough and typed twice the same, else null. */
  onChange: (passphrase: string | null) => void;
}

/** A new passphrase, typed twice; says how hard it is to guess. */
export function NewPassphrase({ label, again, onChange }: NewProps) {
  const t = useTexts(texts);
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  const how = useStrength(first);
  const differs = second !== "" && !first.startsWith(second);
  const ready = how !== null && how !== "too_short" && second === first ? first : null;
  useEffect(() => onChange(ready), [ready, onChange]);
  return (
    <>
      <Field id="new-passphrase" label={label} help={first === "" || how === null ? t.advice : t[how]}>
        <PassphraseInput id="new-passphrase" described value={first} onChange={setFirst} />
      </Field>
      <Field id="passphrase-again" label={again} help={differs ? t.differs : undefined} wrong={differs}>
        <PassphraseInput id="passphrase-again" described={differs} wrong={differs} value={second} onChange={setSecond} />
      </Field>
    </>
  );
}
