// Enrolment: request out, answer in, and a code typed at each side.
import { Button, Input, Steps } from "antd";
import { open as chooseFile, save as chooseTarget } from "@tauri-apps/plugin-dialog";
import { useState } from "react";

import { useAct, useDo } from "../../api/call";
import { CodeGroups, ErrorBar, useShortcut } from "../../shared";
import { useLock } from "../../shell/session";
import { useTexts } from "../../texts";
import { LanguageSwitch } from "./Unlock";
import { texts } from "./texts";

import "./entry.css";

export function Enrol({ name }: { name: string }) {
  const t = useTexts(texts);
  const pending = useAct("enrol.pending", {});
  const [anew, setAnew] = useState(false);
  const lock = useLock();
  if (pending.isPending) return null;
  const waiting = !anew && pending.data !== null && pending.data !== undefined ? pending.data : null;
  return (
    <div className="pd-enrol">
      <section className="pd-enrol-steps" aria-label={t.steps}>
        <Steps
          orientation="vertical"
          current={waiting ? 2 : 0}
          items={[
            { title: t.step1, content: t.step1Note },
            { title: t.step2, content: t.step2Note },
            { title: t.step3, content: t.step3Note },
            { title: t.step4, content: t.step4Note },
          ]}
        />
        <p style={{ display: "flex", gap: 20 }}>
          <button type="button" className="pd-link" onClick={lock}>
            {t.lockNow}
          </button>
          <LanguageSwitch />
        </p>
      </section>
      {waiting ? (
        <Confirm code={waiting.code} onAnew={() => setAnew(true)} />
      ) : (
        <Ask name={name} onMade={() => setAnew(false)} />
      )}
    </div>
  );
}

function Ask({ name: known, onMade }: { name: string; onMade: () => void }) {
  const t = useTexts(texts);
  const request = useDo("enrol.request", { changes: ["enrol.pending"] });
  const [name, setName] = useState(known);
  const [person, setPerson] = useState("");
  const [edition, setEdition] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const identifier = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
  const ready = name.trim() !== "" && identifier.test(person) && identifier.test(edition) && passphrase !== "";
  const make = async () => {
    const path = await chooseTarget({ title: t.exportTitle, defaultPath: `${edition}-${person}.enrol` });
    if (!path) return;
    await request.mutateAsync({ person, name: name.trim(), edition, passphrase, path }).then(onMade, () => undefined);
  };
  return (
    <form
      className="pd-enrol-work"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void make();
      }}
    >
      <h1 className="pd-title">{t.enrolTitle}</h1>
      <p className="pd-second">{t.enrolText}</p>
      <div className="pd-entry-form" style={{ margin: 0 }}>
        <div className="pd-field">
          <label htmlFor="enrol-name">{t.ownName}</label>
          <Input id="enrol-name" value={name} onChange={(event) => setName(event.target.value)} />
        </div>
        <div className="pd-field">
          <label htmlFor="enrol-person">{t.personId}</label>
          <Input id="enrol-person" value={person} onChange={(event) => setPerson(event.target.value.trim())} />
          <span className="pd-quiet">{t.personIdHelp}</span>
        </div>
        <div className="pd-field">
          <label htmlFor="enrol-edition">{t.editionId}</label>
          <Input id="enrol-edition" value={edition} onChange={(event) => setEdition(event.target.value.trim())} />
          <span className="pd-quiet">{t.editionIdHelp}</span>
        </div>
        <div className="pd-field">
          <label htmlFor="enrol-passphrase">{t.passphrase}</label>
          <Input.Password
            id="enrol-passphrase"
            autoComplete="off"
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
        </div>
        <ErrorBar error={request.error} />
        <Button type="primary" size="large" htmlType="submit" disabled={!ready || request.isPending}>
          {t.exportRequest}
        </Button>
      </div>
    </form>
  );
}

function Confirm({ code, onAnew }: { code: string; onAnew: () => void }) {
  const t = useTexts(texts);
  const complete = useDo("enrol.complete");
  const [path, setPath] = useState<string | null>(null);
  const [typed, setTyped] = useState("");
  const ready = path !== null && typed.trim() !== "" && !complete.isPending;
  const confirm = () => {
    if (ready && path) complete.mutate({ path, code: typed });
  };
  useShortcut("Ctrl+Enter", ready ? confirm : undefined);
  const choose = async () => {
    const chosen = await chooseFile({ title: t.chooseAnswer });
    if (typeof chosen === "string") setPath(chosen);
  };
  return (
    <section className="pd-enrol-work">
      <h1 className="pd-title">{t.step3}</h1>
      <p className="pd-second">{t.dial}</p>
      <div className="pd-enrol-codes">
        <div>
          <h2 className="pd-strong">{t.readOut}</h2>
          <div className="pd-enrol-code">
            <CodeGroups code={code} size={20} />
          </div>
          <p className="pd-quiet">{t.readOutNote}</p>
        </div>
        <div>
          <h2 className="pd-strong">
            <label htmlFor="enrol-code">{t.typeIn}</label>
          </h2>
          <Input
            id="enrol-code"
            size="large"
            className="pd-mono"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <p className="pd-quiet">{t.typeInNote}</p>
        </div>
      </div>
      <div>
        <span className="pd-strong">{t.answerFile}</span>　
        <span className="pd-second pd-selectable">{path ?? ""}</span>{" "}
        <Button onClick={() => void choose()}>{t.chooseAnswer}</Button>
      </div>
      <ErrorBar error={complete.error} />
      <div className="pd-bar error">
        <div className="pd-bar-text">{t.mismatch}</div>
      </div>
      <div style={{ display: "flex", justifyContent: "space-between", marginTop: "auto" }}>
        <Button onClick={onAnew}>{t.newRequest}</Button>
        <Button type="primary" disabled={!ready} onClick={confirm}>
          {t.confirm} <span style={{ opacity: 0.8 }}>Ctrl+Enter</span>
        </Button>
      </div>
    </section>
  );
}
