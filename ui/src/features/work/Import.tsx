// Receiving files: looked at first, each refusal with its reason, and written only when the person says so.
import { Button } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import { useLocation, useNavigate } from "react-router";

import type { LookedFile } from "../../api/generated";
import { chooseFiles, chooseFolder, onDrop } from "../../api/window";
import { ContextBar, ErrorBar, Icon, LongWork, useFormats, useLongWork, useShortcut } from "../../shared";
import { useLanguage, useTexts } from "../../texts";
import { importTexts } from "./importTexts";
import { sortLooked, type Refused, type Taken } from "./looked";
import { Report } from "./Report";
import { useImport, type ImportReport } from "./useImport";

import "./work.css";

const KINDS = ["pkg", "pdf", "age"];

export function Import() {
  const t = useTexts(importTexts);
  const f = useFormats();
  const navigate = useNavigate();
  const location = useLocation();
  const look = useLongWork("expert.look_at");
  const importing = useImport();
  const [files, setFiles] = useState<LookedFile[] | null>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [over, setOver] = useState(false);
  const { run } = look;
  const lookAt = useCallback(
    async (paths: string[]) => {
      if (paths.length === 0) return;
      setReport(null);
      setFiles(await run({ paths }));
    },
    [run],
  );
  // What was dropped on My work is looked at here, once, when the screen stands.
  const brought = useRef<unknown>(undefined);
  useEffect(() => {
    if (brought.current === location.key) return;
    brought.current = location.key;
    const paths = (location.state as { paths?: unknown } | null)?.paths;
    if (Array.isArray(paths)) setTimeout(() => void lookAt(paths.filter((path) => typeof path === "string")));
  }, [location, lookAt]);
  useEffect(
    () =>
      onDrop((drop) => {
        setOver(drop.kind === "over");
        if (drop.kind === "dropped" && !importing.busy) void lookAt(drop.paths);
      }),
    [lookAt, importing.busy],
  );
  const sorted = files ? sortLooked(files) : null;
  const begin = async () => {
    if (!sorted) return;
    const done = await importing.start(sorted.take);
    if (done) {
      setReport(done);
      setFiles(null);
    }
  };
  const ready = sorted !== null && sorted.take.length > 0 && !importing.busy;
  useShortcut("Ctrl+Enter", ready ? () => void begin() : undefined);
  const again = () => {
    setFiles(null);
    setReport(null);
  };
  const size = files?.reduce((sum, file) => sum + file.size, 0) ?? 0;
  return (
    <div className="pd-screen">
      <ContextBar right={!importing.busy && !report && <span className="pd-second">{t.nothingYet}</span>}>
        <button type="button" className="pd-link wk-row" onClick={() => void navigate("/work")} aria-label={t.toWork}>
          <Icon name="left" />
        </button>
        <h1 className="pd-strong">{t.title}</h1>
        {files && <span className="pd-second">{t.files(files.length, f.size(size))}</span>}
      </ContextBar>
      <div className="pd-body pd-page">
        <ErrorBar error={look.error ?? importing.error} />
        {look.step && (
          <div className="wk-steps">
            <LongWork step={look.step} onCancel={look.cancel} />
          </div>
        )}
        {importing.busy && (
          <div className="wk-steps">
            {importing.step ? <LongWork step={importing.step} onCancel={importing.cancel} /> : <span role="status">{t.importing}</span>}
          </div>
        )}
        {!files && !report && !look.running && <Choose over={over} onPaths={(paths) => void lookAt(paths)} />}
        {sorted && <Found {...sorted} />}
        {report && <Report report={report} />}
      </div>
      {sorted && (
        <footer className="pd-foot">
          <span className="pd-second">{t.cancelNote}</span>
          <span className="pd-right">
            <Button onClick={again} disabled={importing.busy}>
              {t.again}
            </Button>
            <Button type="primary" onClick={() => void begin()} disabled={!ready}>
              {sorted.take.length > 0 ? t.import(sorted.take.length) : t.nothingToImport}
            </Button>
          </span>
        </footer>
      )}
      {report && (
        <footer className="pd-foot">
          <span className="pd-right">
            <Button onClick={again}>{t.more}</Button>
            <Button type="primary" onClick={() => void navigate("/work")}>
              {t.toWork}
            </Button>
          </span>
        </footer>
      )}
    </div>
  );
}

function Choose({ over, onPaths }: { over: boolean; onPaths: (paths: string[]) => void }) {
  const t = useTexts(importTexts);
  const files = async () => onPaths(await chooseFiles(t.chooseFilesTitle, [{ name: t.kinds, extensions: KINDS }]));
  const folder = async () => {
    const chosen = await chooseFolder(t.chooseFolderTitle);
    if (chosen !== null) onPaths([chosen]);
  };
  return (
    <div className={`wk-dropzone${over ? " over" : ""}`}>
      <p>{t.empty}</p>
      <div className="wk-row">
        <Button type="primary" icon={<Icon name="document" />} onClick={() => void files()}>
          {t.chooseFiles}
        </Button>
        <Button icon={<Icon name="folder" />} onClick={() => void folder()}>
          {t.chooseFolder}
        </Button>
      </div>
    </div>
  );
}

function Found({ take, refused, known }: { take: Taken[]; refused: Refused[]; known: Taken[] }) {
  const t = useTexts(importTexts);
  return (
    <>
      {refused.length > 0 && (
        <section className="wk-block" aria-label={t.refused}>
          <h2 className="pd-section">
            {t.refused} {refused.length} <small className="pd-second">{t.refusedNote}</small>
          </h2>
          <Refusals files={refused.map((file) => ({ name: file.name, failure: file.found.failure }))} />
        </section>
      )}
      {take.length > 0 && (
        <section className="wk-block" aria-label={t.take}>
          <h2 className="pd-section">
            {t.take} {take.length}
          </h2>
          <div className="wk-scroll">
            <table className="pd-table">
              <thead>
                <tr>
                  <th>{t.what}</th>
                  <th>{t.file}</th>
                  <th>{t.from}</th>
                  <th>{t.content}</th>
                </tr>
              </thead>
              <tbody>
                {take.map((file) => (
                  <tr key={file.path}>
                    <Columns file={file} />
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
      {known.length > 0 && (
        <section className="wk-block" aria-label={t.known}>
          <h2 className="pd-section">
            {t.known} {known.length} <small className="pd-second">{t.knownNote}</small>
          </h2>
          <ul className="wk-list">
            {known.map((file) => (
              <li key={file.path}>{file.name}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Files with the reason why they are refused. */
export function Refusals({ files }: { files: readonly { name: string; failure: Refused["found"]["failure"] }[] }) {
  const t = useTexts(importTexts);
  const language = useLanguage();
  return (
    <div className="wk-scroll">
      <table className="pd-table">
        <thead>
          <tr>
            <th>{t.file}</th>
            <th>{t.explanation}</th>
            <th>{t.reason}</th>
          </tr>
        </thead>
        <tbody>
          {files.map(({ name, failure }) => (
            <tr key={name}>
              <td className="wk-bad">{name}</td>
              <td>
                {language === "zh" ? failure.zh : failure.en}{" "}
                <span className="pd-second">{language === "zh" ? failure.remedy_zh : failure.remedy_en}</span>
              </td>
              <td className="pd-code">{failure.code}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Columns({ file }: { file: Taken }) {
  const t = useTexts(importTexts);
  const f = useFormats();
  const { found } = file;
  const good = (said: string) => (
    <div className="wk-good">
      <Icon name="check" /> {said}
    </div>
  );
  const row = (what: string, from: string, content: React.ReactNode) => (
    <>
      <td className="pd-strong pd-nowrap">{what}</td>
      <td>{file.name}</td>
      <td className="pd-nowrap">{from}</td>
      <td>{content}</td>
    </>
  );
  if (found.kind === "charter") {
    return row(
      t.charter(found.number),
      t.office,
      <>
        <div>
          {found.edition} <span className="pd-second">{t[found.revision]}</span>
        </div>
        {found.reason && <div className="pd-second">{found.reason}</div>}
        {good(t.valid)}
      </>,
    );
  }
  if (found.kind === "package") {
    const own = found.dossiers.filter((dossier) => !dossier.recused && dossier.documents > 0);
    const recused = found.dossiers.filter((dossier) => dossier.recused).length;
    const documents = own.reduce((sum, dossier) => sum + dossier.documents, 0);
    return row(
      t.package(found.sequence),
      found.from,
      <>
        <div>
          {found.volumes > 1 && <span className="pd-strong">{t.volume(found.volume, found.volumes)}　</span>}
          {t.dossiers(own.length, documents)}　{f.size(found.size)}
          {recused > 0 && <span className="pd-second">　{t.recusals(recused)}</span>}
        </div>
        <div className="pd-second">{own.map((dossier) => `${dossier.application} ${dossier.applicant}`).join("　")}</div>
        {good(t.intact)}
      </>,
    );
  }
  if (found.kind === "receipt") {
    return row(
      t.receipt,
      found.from,
      <>
        <div>
          {t.receiptContent(found.sheets, f.dayTime(found.at))}
          {found.others > 0 && <span className="pd-second">　{t.receiptOthers(found.others)}</span>}
        </div>
        {good(t.valid)}
      </>,
    );
  }
  return row("—", "—", <span className="pd-second">{t.later}</span>);
}
