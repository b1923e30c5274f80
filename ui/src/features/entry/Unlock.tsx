// Coming in: pick a copy, type its passphrase.
import { Button, Input, Modal } from "antd";
import { open as chooseFolder } from "@tauri-apps/plugin-dialog";
import { useState, type KeyboardEvent } from "react";
import { useNavigate } from "react-router";

import { useAct, useDo, type Output } from "../../api/call";
import { EmptyLine, ErrorBar, Icon } from "../../shared";
import { useLanguage, useTexts } from "../../texts";
import { useSettings } from "../../theme/settings";
import { Demo } from "./Demo";
import { roles, texts } from "./texts";

import "./entry.css";

type KnownCopy = Output<"entry.recent">[number];

export function Unlock() {
  const t = useTexts(texts);
  const recent = useAct("entry.recent", {});
  const [picked, setPicked] = useState<string | null>(null);
  const [other, setOther] = useState<string | null>(null);
  const known = recent.data ?? [];
  const chosen = picked ?? known.find((copy) => copy.there)?.folder ?? null;
  const navigate = useNavigate();
  const openOther = async () => {
    const folder = await chooseFolder({ directory: true, title: t.openOther });
    if (typeof folder !== "string") return;
    setOther(folder);
    setPicked(folder);
  };
  const copy = known.find((one) => one.folder === chosen);
  return (
    <div className="pd-entry">
      <section className="pd-entry-left" aria-label={t.copies}>
        <div className="pd-brand">
          <span className="pd-brand-mark" aria-hidden>
            评
          </span>
          {t.name}
        </div>
        <h1 className="pd-entry-title">{copy?.edition ?? t.copies}</h1>
        <ErrorBar error={recent.error} />
        {known.length === 0 && recent.isSuccess && <EmptyLine>{t.noCopies}</EmptyLine>}
        <ul className="pd-entry-list">
          {known.map((one) => (
            <li key={one.folder}>
              <CopyRow copy={one} chosen={one.folder === chosen} onPick={() => setPicked(one.folder)} />
            </li>
          ))}
        </ul>
        <Demo />
        <p className="pd-quiet" style={{ marginTop: "auto" }}>
          {t.offline}
        </p>
      </section>
      <section className="pd-entry-right" aria-label={t.unlock}>
        {chosen ? (
          <PassphraseForm
            key={chosen}
            folder={chosen}
            name={copy?.name ?? other ?? chosen}
            note={copy?.role ?? null}
            demoPassphrase={copy?.demo_passphrase ?? null}
          />
        ) : (
          <div className="pd-entry-form">
            <h2 className="pd-title">{t.begin}</h2>
            <Button type="primary" size="large" onClick={() => navigate("/entry/create")}>
              {t.createNew}
            </Button>
          </div>
        )}
        <footer className="pd-entry-foot">
          <button type="button" className="pd-link" onClick={() => void openOther()}>
            <Icon name="folder" /> {t.openOther}
          </button>
          <button type="button" className="pd-link" onClick={() => navigate("/entry/create")}>
            <Icon name="plus" /> {t.createNew}
          </button>
          <LanguageSwitch />
        </footer>
      </section>
    </div>
  );
}

function CopyRow({ copy, chosen, onPick }: { copy: KnownCopy; chosen: boolean; onPick: () => void }) {
  const t = useTexts(texts);
  const role = useTexts(roles);
  const language = useLanguage();
  const forget = useDo("entry.forget", { changes: ["entry.recent"] });
  const when = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en", {
    timeZone: "Asia/Shanghai",
    dateStyle: "medium",
    timeStyle: "short",
  }).format(new Date(copy.opened));
  if (!copy.there) {
    return (
      <div className="pd-entry-copy" style={{ cursor: "default" }}>
        <span>
          <span className="pd-strong">{copy.name}</span> <span className="pd-quiet">{t.gone}</span>
        </span>
        <button type="button" className="pd-link pd-right" onClick={() => forget.mutate({ folder: copy.folder })}>
          {t.forget}
        </button>
      </div>
    );
  }
  return (
    <button type="button" className="pd-entry-copy" aria-pressed={chosen} onClick={onPick}>
      <span className="pd-strong">{copy.name}</span>
      <span className="pd-second">{copy.role ? role[copy.role] : ""}</span>
      <span className="pd-quiet pd-right">{t.lastOpened(when)}</span>
    </button>
  );
}

interface FormProps {
  folder: string;
  name: string;
  note: KnownCopy["role"];
  demoPassphrase: string | null;
}

function PassphraseForm({ folder, name, note, demoPassphrase }: FormProps) {
  const t = useTexts(texts);
  const role = useTexts(roles);
  const open = useDo("entry.open");
  const [passphrase, setPassphrase] = useState(demoPassphrase ?? "");
  const [capsLock, setCapsLock] = useState(false);
  const [forgot, setForgot] = useState(false);
  const unlock = () => {
    if (passphrase !== "" && !open.isPending) open.mutate({ folder, passphrase });
  };
  const watch = (event: KeyboardEvent) => setCapsLock(event.getModifierState("CapsLock"));
  return (
    <form
      className="pd-entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        unlock();
      }}
    >
      <h2 className="pd-title">{name}</h2>
      {note && <p className="pd-second">{role[note]}</p>}
      <div className="pd-field">
        <label htmlFor="passphrase">{t.passphrase}</label>
        <Input.Password
          id="passphrase"
          size="large"
          autoFocus
          autoComplete="off"
          spellCheck={false}
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
          onKeyDown={watch}
          onKeyUp={watch}
        />
      </div>
      {demoPassphrase && <p className="pd-quiet">{t.demoPassphrase(demoPassphrase)}</p>}
      {capsLock && (
        <div className="pd-bar hint" role="status">
          <Icon name="warning" />
          {t.capsLock}
        </div>
      )}
      <ErrorBar error={open.error} />
      <div style={{ display: "flex", gap: 20, alignItems: "center" }}>
        <Button type="primary" size="large" htmlType="submit" disabled={passphrase === "" || open.isPending}>
          {open.isPending ? t.unlocking : t.unlock} <span style={{ opacity: 0.8 }}>Enter</span>
        </Button>
        <button type="button" className="pd-link" onClick={() => setForgot(true)}>
          {t.forgot}
        </button>
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

/** 中文 or English, each in its own name. */
export function LanguageSwitch() {
  const t = useTexts(texts);
  const { language, change } = useSettings();
  return (
    <button
      type="button"
      className="pd-link"
      lang={language === "zh" ? "en" : "zh-CN"}
      onClick={() => change({ language: language === "zh" ? "en" : "zh" })}
    >
      {language === "zh" ? t.otherLanguage : t.language}
    </button>
  );
}
