// Step 2: what the letter of appointment says; keys are made and the request is written.
import { Button, Input } from "antd";
import { useState, type ReactNode } from "react";

import { useDo } from "../../api/call";
import { chooseTarget } from "../../api/window";
import { ErrorBar, Field, Kbd, PassphraseInput, useShortcut } from "../../shared";
import { useTexts } from "../../texts";
import { FirstRun } from "./FirstRun";
import { texts } from "./texts";

interface Props {
  name: string;
  back: ReactNode;
  error: unknown;
  onMade: (path: string) => void;
}

/** The shape only, so that a slip is seen at once; the desk decides. */
const IDENTIFIER = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export function Ask({ name: known, back, error, onMade }: Props) {
  const t = useTexts(texts);
  const request = useDo("enrol.request", { changes: ["enrol.pending"] });
  const [name, setName] = useState(known);
  const [person, setPerson] = useState("");
  const [edition, setEdition] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const odd = (text: string) => text !== "" && !IDENTIFIER.test(text);
  const filled = name.trim() !== "" && IDENTIFIER.test(person) && IDENTIFIER.test(edition) && passphrase !== "";
  const ready = filled && !request.isPending;
  const make = async () => {
    if (!ready) return;
    const path = await chooseTarget(t.exportTitle, `${edition}-${person}.enrol`);
    if (path) request.mutate({ person, name: name.trim(), edition, passphrase, path }, { onSuccess: () => onMade(path) });
  };
  useShortcut("Ctrl+Enter", () => void make());
  return (
    <FirstRun
      step={2}
      title={t.step2}
      lead={t.enrolText}
      onSubmit={() => void make()}
      back={back}
      next={
        <>
          {!filled && <span className="pd-quiet">{t.askMissing}</span>}
          <Button type="primary" htmlType="submit" disabled={!ready}>
            {request.isPending ? t.making : t.exportRequest} <Kbd>Ctrl+Enter</Kbd>
          </Button>
        </>
      }
    >
      <div className="pd-form">
        <Field id="enrol-name" label={t.ownName} help={t.ownNameHelp}>
          <Input id="enrol-name" autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field id="enrol-person" label={t.personId} help={odd(person) ? t.oddId : t.personIdHelp} wrong={odd(person)}>
          <Input
            id="enrol-person"
            autoFocus
            autoComplete="off"
            spellCheck={false}
            aria-describedby="enrol-person-help"
            status={odd(person) ? "error" : undefined}
            value={person}
            onChange={(event) => setPerson(event.target.value.trim())}
          />
        </Field>
        <Field id="enrol-edition" label={t.editionId} help={odd(edition) ? t.oddId : t.editionIdHelp} wrong={odd(edition)}>
          <Input
            id="enrol-edition"
            autoComplete="off"
            spellCheck={false}
            aria-describedby="enrol-edition-help"
            status={odd(edition) ? "error" : undefined}
            value={edition}
            onChange={(event) => setEdition(event.target.value.trim())}
          />
        </Field>
        <Field id="enrol-passphrase" label={t.passphrase} help={t.passphraseForKey}>
          <PassphraseInput id="enrol-passphrase" described value={passphrase} onChange={setPassphrase} />
        </Field>
      </div>
      <ErrorBar error={request.error ?? error} />
    </FirstRun>
  );
}
