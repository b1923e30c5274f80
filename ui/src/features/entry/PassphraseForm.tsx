// The passphrase of one copy. An invented person's is shown and filled in.
import { Button, Modal, type InputRef } from "antd";
import { useRef, useState } from "react";

import { useDo } from "../../api/call";
import { ErrorBar, Kbd, PassphraseInput } from "../../shared";
import { useTexts } from "../../texts";
import { texts } from "./texts";

interface Props {
  folder: string;
  name: string;
  note: string | null;
  demoPassphrase: string | null;
}

export function PassphraseForm({ folder, name, note, demoPassphrase }: Props) {
  const t = useTexts(texts);
  const open = useDo("entry.open");
  const input = useRef<InputRef>(null);
  const [passphrase, setPassphrase] = useState(demoPassphrase ?? "");
  const [forgot, setForgot] = useState(false);
  const unlock = () => {
    if (passphrase === "" || open.isPending) return;
    // Typing again is what comes next.
    open.mutate({ folder, passphrase }, { onError: () => input.current?.focus({ cursor: "all" }) });
  };
  return (
    <form
      className="pd-entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        unlock();
      }}
    >
      <div>
        <h2 className="pd-title">{name}</h2>
        {note && <p className="pd-second">{note}</p>}
      </div>
      <div className="pd-field">
        <label htmlFor="passphrase">{t.passphrase}</label>
        <PassphraseInput ref={input} id="passphrase" large autoFocus value={passphrase} onChange={setPassphrase} />
        {demoPassphrase && (
          <span className="pd-quiet">
            {t.demoPassphrase} <span className="pd-mono pd-selectable">{demoPassphrase}</span>{" "}
            {passphrase !== demoPassphrase && (
              <button type="button" className="pd-link" onClick={() => setPassphrase(demoPassphrase)}>
                {t.fillIn}
              </button>
            )}
          </span>
        )}
      </div>
      <ErrorBar error={open.error} />
      <div className="pd-entry-acts">
        <Button type="primary" size="large" htmlType="submit" disabled={passphrase === "" || open.isPending}>
          {open.isPending ? t.unlocking : t.unlock} <Kbd>Enter</Kbd>
        </Button>
        {demoPassphrase === null && (
          <Button type="text" size="large" onClick={() => setForgot(true)}>
            {t.forgot}
          </Button>
        )}
      </div>
      <Modal
        open={forgot}
        title={t.forgotTitle}
        onCancel={() => setForgot(false)}
        footer={<Button onClick={() => setForgot(false)}>{t.close}</Button>}
      >
        {t.forgotText}
      </Modal>
    </form>
  );
}
