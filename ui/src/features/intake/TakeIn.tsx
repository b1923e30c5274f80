// The foot of the report: the passphrase that signs the receipts, and the act.
import { Button, Input, type InputRef } from "antd";
import { useId, useRef, useState } from "react";

import { Kbd, useNarrow, useShortcut } from "../../shared";
import { useTexts } from "../../texts";
import { intakeTexts } from "./texts";

interface Props {
  /** How many files may be taken in. */
  good: number;
  busy: boolean;
  onAgain: () => void;
  onTake: (passphrase: string) => void;
}

export function TakeIn({ good, busy, onAgain, onTake }: Props) {
  const t = useTexts(intakeTexts);
  const narrow = useNarrow();
  const [passphrase, setPassphrase] = useState("");
  const input = useRef<InputRef>(null);
  const field = useId();
  const take = () => {
    if (good === 0 || busy) return;
    if (passphrase === "") {
      input.current?.focus();
      return;
    }
    onTake(passphrase);
    setPassphrase("");
  };
  useShortcut("Ctrl+Enter", take);
  return (
    <form
      className="pd-foot in-foot"
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      {!narrow && <span className="pd-second">{t.cancelNote}</span>}
      <span className="pd-right">
        <Button onClick={onAgain} disabled={busy}>
          {t.again}
        </Button>
        {good > 0 && (
          <>
            <label htmlFor={field}>
              {t.passphrase} <span className="pd-quiet">{t.passphraseNote}</span>
            </label>
            <Input.Password
              id={field}
              ref={input}
              className="in-passphrase"
              value={passphrase}
              onChange={(event) => setPassphrase(event.target.value)}
              autoComplete="off"
              autoFocus
              visibilityToggle={false}
              disabled={busy}
            />
          </>
        )}
        <Button type="primary" htmlType="submit" loading={busy} disabled={good === 0} title={passphrase === "" && good > 0 ? t.needPassphrase : undefined}>
          {busy ? t.taking : good > 0 ? t.take(good) : t.nothingToTake} {good > 0 && !busy && <Kbd>Ctrl+Enter</Kbd>}
        </Button>
      </span>
    </form>
  );
}
