// A new encrypted copy.
import { Button, Input } from "antd";
import { open as chooseFolder } from "@tauri-apps/plugin-dialog";
import { useState } from "react";
import { useNavigate } from "react-router";

import { useDo } from "../../api/call";
import { ErrorBar } from "../../shared";
import { useTexts } from "../../texts";
import { strength } from "./strength";
import { texts } from "./texts";

import "./entry.css";

export function Create() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const create = useDo("entry.create");
  const [name, setName] = useState("");
  const [folder, setFolder] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const how = strength(passphrase);
  const differs = again !== "" && again !== passphrase;
  const ready = name.trim() !== "" && how !== "tooShort" && again === passphrase;
  const choose = async () => {
    const chosen = await chooseFolder({ directory: true, title: t.choosePlaceTitle });
    if (typeof chosen === "string") setFolder(chosen);
  };
  return (
    <div className="pd-entry">
      <section className="pd-entry-left">
        <h1 className="pd-entry-title">{t.createTitle}</h1>
        <p className="pd-second">{t.createText}</p>
        <p className="pd-quiet" style={{ marginTop: "auto" }}>
          {t.offline}
        </p>
      </section>
      <section className="pd-entry-right">
        <form
          className="pd-entry-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (ready && !create.isPending) create.mutate({ folder, name: name.trim(), passphrase });
          }}
        >
          <div className="pd-field">
            <label htmlFor="own-name">{t.ownName}</label>
            <Input id="own-name" autoFocus value={name} onChange={(event) => setName(event.target.value)} />
            <span className="pd-quiet">{t.ownNameHelp}</span>
          </div>
          <div className="pd-field">
            <span className="pd-strong">{t.place}</span>
            <span>
              <span className="pd-second pd-selectable">{folder ?? t.placeDefault}</span>{" "}
              <button type="button" className="pd-link" onClick={() => void choose()}>
                {t.choosePlace}
              </button>
            </span>
          </div>
          <div className="pd-field">
            <label htmlFor="new-passphrase">{t.passphrase}</label>
            <Input.Password
              id="new-passphrase"
              autoComplete="off"
              value={passphrase}
              onChange={(event) => setPassphrase(event.target.value)}
            />
            {passphrase !== "" && (
              <span className={how === "tooShort" || how === "weak" ? "pd-second" : "pd-quiet"} role="status">
                {t[how]}
              </span>
            )}
          </div>
          <div className="pd-field">
            <label htmlFor="passphrase-again">{t.again}</label>
            <Input.Password
              id="passphrase-again"
              autoComplete="off"
              value={again}
              status={differs ? "error" : ""}
              onChange={(event) => setAgain(event.target.value)}
            />
            {differs && <span style={{ color: "var(--pd-plum)" }}>{t.differs}</span>}
          </div>
          <ErrorBar error={create.error} />
          <div style={{ display: "flex", gap: 12 }}>
            <Button size="large" onClick={() => navigate("/entry")}>
              {t.back}
            </Button>
            <Button type="primary" size="large" htmlType="submit" disabled={!ready || create.isPending}>
              {create.isPending ? t.creating : t.create}
            </Button>
          </div>
        </form>
      </section>
    </div>
  );
}
