// Step 1: a new encrypted copy and its passphrase.
import { Button, Input } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";

import { useDo } from "../../api/call";
import { chooseFolder } from "../../api/window";
import { ErrorBar, Field, Kbd, NewPassphrase, useShortcut } from "../../shared";
import { useTexts } from "../../texts";
import { FirstRun } from "./FirstRun";
import { texts } from "./texts";

export function Create() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const create = useDo("entry.create");
  const [name, setName] = useState("");
  const [folder, setFolder] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const ready = name.trim() !== "" && passphrase !== null && !create.isPending;
  const go = () => {
    // Enrolment is what `/entry` shows to who has a copy and no certificate.
    if (passphrase !== null && ready) create.mutate({ folder, name: name.trim(), passphrase }, { onSuccess: () => navigate("/entry") });
  };
  useShortcut("Ctrl+Enter", go);
  const choose = async () => {
    const chosen = await chooseFolder(t.choosePlaceTitle);
    if (chosen) setFolder(chosen);
  };
  return (
    <FirstRun
      step={1}
      title={t.step1}
      lead={t.createText}
      onSubmit={go}
      back={<Button onClick={() => navigate("/entry")}>{t.back}</Button>}
      next={
        <>
          {!ready && !create.isPending && <span className="pd-quiet">{t.createMissing}</span>}
          <Button type="primary" htmlType="submit" disabled={!ready}>
            {create.isPending ? t.creating : t.create} <Kbd>Ctrl+Enter</Kbd>
          </Button>
        </>
      }
    >
      <div className="pd-form">
        <Field id="own-name" label={t.ownName} help={t.ownNameHelp}>
          <Input
            id="own-name"
            autoFocus
            autoComplete="off"
            spellCheck={false}
            aria-describedby="own-name-help"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <NewPassphrase label={t.passphrase} again={t.again} onChange={setPassphrase} />
        <div className="pd-field">
          <span className="pd-strong">{t.place}</span>
          <span className="pd-place">
            <span className="pd-second pd-selectable">{folder ?? t.placeDefault}</span>
            <button type="button" className="pd-link" onClick={() => void choose()}>
              {t.choosePlace}
            </button>
          </span>
        </div>
      </div>
      <ErrorBar error={create.error} />
    </FirstRun>
  );
}
