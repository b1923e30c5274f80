// Handing in: signed sheets are sealed into files in a folder the person chooses.
import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";

import { useAct, useDo } from "../../api/call";
import type { HandInReport, WorkDossier, WorkReport } from "../../api/generated";
import { chooseFolder } from "../../api/window";
import { cellName, ContextBar, EmptyLine, ErrorBar, Icon, useFormats } from "../../shared";
import { useLanguage, useTexts } from "../../texts";
import { StageMark } from "./DossierTable";
import { handInTexts } from "./handInTexts";

import "./work.css";

export function HandIn() {
  const t = useTexts(handInTexts);
  const navigate = useNavigate();
  const work = useAct("expert.my_work", {});
  return (
    <div className="pd-screen">
      <ContextBar>
        <button type="button" className="pd-link wk-row" onClick={() => void navigate("/work")} aria-label={t.back}>
          <Icon name="left" />
        </button>
        <h1 className="pd-strong">{t.title}</h1>
      </ContextBar>
      <div className="pd-body">
        {work.error && (
          <div className="pd-page">
            <ErrorBar error={work.error} />
          </div>
        )}
        {work.data && <Sheets work={work.data} />}
      </div>
    </div>
  );
}

/** Sheets whose signature counts. */
export function countsNow(dossier: WorkDossier): boolean {
  return dossier.stage === "signed" || dossier.stage === "handed_in" || dossier.stage === "receipted";
}

function Sheets({ work }: { work: WorkReport }) {
  const t = useTexts(handInTexts);
  const f = useFormats();
  const navigate = useNavigate();
  const all = work.rounds.flatMap((round) => round.dossiers);
  const ready = all.filter(countsNow);
  const open = all.filter((dossier) => dossier.stage === "draft" || dossier.stage === "stale").length;
  const [picked, setPicked] = useState<ReadonlySet<string> | null>(null);
  const [folder, setFolder] = useState<string | null>(null);
  const seal = useDo("expert.hand_in");
  if (ready.length === 0) {
    return (
      <div className="pd-page">
        <EmptyLine
          action={
            <Button type="primary" onClick={() => void navigate("/work")}>
              {t.toWork}
            </Button>
          }
        >
          {t.empty}
        </EmptyLine>
      </div>
    );
  }
  // What was not handed in is meant, until the person says otherwise.
  const fresh = ready.filter((dossier) => dossier.stage === "signed").map(({ cell }) => cellName(cell));
  const chosen = picked ?? new Set(fresh);
  const sheets = ready.filter(({ cell }) => chosen.has(cellName(cell)));
  const toggle = (name: string) => {
    const next = new Set(chosen);
    if (!next.delete(name)) next.add(name);
    setPicked(next);
  };
  const choose = async () => setFolder((await chooseFolder(t.chooseFolderTitle)) ?? folder);
  const run = () => folder !== null && seal.mutate({ folder, cells: sheets.map(({ cell }) => cell) }, { onSuccess: () => setPicked(null) });
  const chairs = [...new Set(work.rounds.flatMap((round) => (round.dossiers.some(countsNow) ? (round.panel?.chair ?? []) : [])))];
  const late = work.rounds.some((round) => round.deadline.passed && round.dossiers.some((dossier) => sheets.includes(dossier)));
  const why = sheets.length === 0 ? t.needSheets : folder === null ? t.needFolder : null;
  return (
    <div className="wk-hand-in">
      <div>
        <p className="pd-second">{t.intro}</p>
        <div className="wk-scroll">
          <table className="pd-table">
            <thead>
              <tr>
                <th style={{ width: 40 }}>
                  <span className="pd-unseen">{t.choose}</span>
                </th>
                <th className="wk-number">{t.number}</th>
                <th>{t.applicant}</th>
                <th>{t.signed}</th>
                <th>{t.state}</th>
              </tr>
            </thead>
            <tbody>
              {ready.map((dossier) => (
                <tr key={cellName(dossier.cell)}>
                  <td>
                    <Checkbox
                      checked={chosen.has(cellName(dossier.cell))}
                      onChange={() => toggle(cellName(dossier.cell))}
                      aria-label={`${dossier.cell.application} ${dossier.applicant}`}
                    />
                  </td>
                  <td className="pd-quiet">{dossier.cell.application}</td>
                  <td className="pd-strong">{dossier.applicant}</td>
                  <td className="pd-second">{dossier.signed && t.revision(dossier.signed.revision, f.dayTime(dossier.signed.at))}</td>
                  <td>
                    <StageMark dossier={dossier} />
                    <div className="pd-second">{stateSaid(dossier, t, f)}</div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {open > 0 && (
          <p className="pd-second" style={{ marginTop: 12 }}>
            {t.unsigned(open)}
          </p>
        )}
      </div>
      <div className="wk-side">
        <div>
          <h2 className="pd-strong">{t.to}</h2>
          <ul className="wk-list">
            {chairs.map((chair) => (
              <li key={chair}>{t.chair(chair)}</li>
            ))}
            <li>{t.office}</li>
          </ul>
        </div>
        <div>
          <h2 className="pd-strong">{t.folder}</h2>
          <p className={folder ? "wk-path pd-selectable" : "pd-second"}>{folder ?? t.noFolder}</p>
        </div>
        <Button icon={<Icon name="folder" />} onClick={() => void choose()}>
          {t.chooseFolder}
        </Button>
        {late && <p className="wk-stale">{t.passed}</p>}
        <Button type="primary" disabled={why !== null} loading={seal.isPending} onClick={run}>
          {t.seal(sheets.length)}
        </Button>
        {why !== null && <p className="pd-second">{why}</p>}
        <ErrorBar error={seal.error} />
        {seal.data && <Written report={seal.data} />}
      </div>
    </div>
  );
}

function stateSaid(dossier: WorkDossier, t: { notYet: string; sealedAt: (at: string) => string; receivedAt: (at: string) => string }, f: { dayTime: (at: string) => string }): string {
  if (dossier.received) return t.receivedAt(f.dayTime(dossier.received));
  return dossier.handed_in ? t.sealedAt(f.dayTime(dossier.handed_in)) : t.notYet;
}

function Written({ report }: { report: HandInReport }) {
  const t = useTexts(handInTexts);
  const f = useFormats();
  const language = useLanguage();
  const navigate = useNavigate();
  const left = report.left_out.map((cell) => cell.application).join(language === "zh" ? "、" : ", ");
  return (
    <div role="status">
      <p className="wk-good">
        <Icon name="check" /> {t.done(report.files.length)}
      </p>
      <ul className="wk-list">
        {report.files.map((file) => (
          <li key={file.path} className="wk-path pd-selectable">
            {file.cell.application}　{file.name} <span className="pd-quiet">{f.size(file.size)}</span>
          </li>
        ))}
      </ul>
      {left && <p className="pd-second">{t.leftOut(left)}</p>}
      <p className="pd-second">{t.doneNext}</p>
      <button type="button" className="pd-link" onClick={() => void navigate("/work/import")}>
        {t.receipt}
      </button>
    </div>
  );
}
