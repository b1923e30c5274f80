// Coming in: which copy, and its passphrase. On a machine that knows no copy: the three ways to begin.
import { useState } from "react";
import { useNavigate } from "react-router";

import { useAct, type Output } from "../../api/call";
import { chooseFolder } from "../../api/window";
import { ErrorBar, Icon } from "../../shared";
import { useTexts } from "../../texts";
import { Begin } from "./Begin";
import { CopyFacts, CopyList } from "./Copies";
import { Brand, LanguageSwitch } from "./Parts";
import { PassphraseForm } from "./PassphraseForm";
import { roles, texts } from "./texts";

import "./entry.css";

export type KnownCopy = Output<"entry.recent">[number];

export function Unlock() {
  const t = useTexts(texts);
  const role = useTexts(roles);
  const navigate = useNavigate();
  const recent = useAct("entry.recent", {});
  const [picked, setPicked] = useState<string | null>(null);
  const known = recent.data ?? [];
  const folder = picked ?? known.find((copy) => copy.there)?.folder ?? null;
  const copy = known.find((one) => one.folder === folder) ?? null;
  const openOther = async () => {
    const chosen = await chooseFolder(t.openOther);
    if (chosen) setPicked(chosen);
  };
  if (recent.isPending) return null;
  const title = copy?.edition ?? (folder === null ? t.name : t.noEdition);
  const isDemo = copy !== null && copy.demo_passphrase !== null;
  return (
    <div className="pd-entry">
      <section className="pd-entry-left" aria-label={t.copies}>
        <Brand />
        <div className="pd-entry-facts">
          <h1 className="pd-entry-title">{title}</h1>
          <p className="pd-second">
            {folder === null ? t.purpose : [copy?.role ? role[copy.role] : "", isDemo ? t.invented : ""].filter(Boolean).join("・")}
          </p>
          <ErrorBar error={recent.error} />
          <CopyFacts folder={folder} copy={copy} />
          <CopyList copies={known} chosen={folder} onPick={setPicked} />
        </div>
        <p className="pd-quiet pd-entry-foot-note">{t.offline}</p>
      </section>
      <section className="pd-entry-right" aria-label={folder === null ? t.begin : t.unlock}>
        {folder === null ? (
          <Begin onOpenOther={() => void openOther()} />
        ) : (
          <PassphraseForm
            key={folder}
            folder={folder}
            name={copy?.name ?? t.someCopy}
            note={copy?.role ? role[copy.role] : null}
            demoPassphrase={copy?.demo_passphrase ?? null}
          />
        )}
        <footer className="pd-entry-foot">
          {folder !== null && (
            <>
              <button type="button" className="pd-entry-way" onClick={() => void openOther()}>
                <Icon name="folder" />
                {t.openOther}
              </button>
              <button type="button" className="pd-entry-way" onClick={() => navigate("/entry/create")}>
                <Icon name="plus" />
                {t.createNew}
              </button>
            </>
          )}
          <LanguageSwitch />
        </footer>
      </section>
    </div>
  );
}
