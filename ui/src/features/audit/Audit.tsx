// The audit window: drop a folder, read the verdict. It writes nothing but the report a person asks for.
import { Button, Input } from "antd";
import { useEffect, useRef, useState } from "react";

import { act, useDo, type Output } from "../../api/call";
import { chooseFile, chooseFolder, chooseTarget, onDrop } from "../../api/window";
import { EmptyLine, ErrorBar, Icon, LongWork, useLongWork } from "../../shared";
import { useStatus } from "../../shell/session";
import { useLanguage, useTexts } from "../../texts";
import { texts } from "./texts";
import { Verdict } from "./Verdict";

import "./audit.css";

export function Audit() {
  const t = useTexts(texts);
  const status = useStatus();
  const own = status.data?.open?.role !== undefined && status.data.open?.role !== null;
  const work = useLongWork("audit.run");
  const [folder, setFolder] = useState<string | null>(null);
  const [trust, setTrust] = useState<string | null>(null);
  const [codes, setCodes] = useState("");
  const [verdict, setVerdict] = useState<Output<"audit.run"> | null>(null);
  const [written, setWritten] = useState<string | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const archive = (of: string) => ({ folder: of, trust, codes: codes.split(/\n+/).map((code) => code.trim()).filter(Boolean) });

  const run = async (of: string) => {
    setFolder(of);
    setVerdict(null);
    setWritten(null);
    setFailed(null);
    setVerdict(await work.run(archive(of)));
  };
  const choose = async () => {
    const chosen = await chooseFolder(t.choose);
    if (chosen !== null) await run(chosen);
  };
  const chooseTrust = async () => {
    const chosen = await chooseFile(t.chooseTrust, [{ name: "PEM", extensions: ["pem", "crt"] }]);
    if (chosen !== null) setTrust(chosen);
  };
  const report = async () => {
    const path = await chooseTarget(t.reportTitle, t.reportName);
    if (!path || !folder) return;
    try {
      await act("audit.report", { ...archive(folder), path });
      setWritten(path);
      setFailed(null);
    } catch (error) {
      setFailed(error);
    }
  };
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(
    () =>
      onDrop((drop) => {
        const first = drop.kind === "dropped" ? drop.paths[0] : undefined;
        if (first !== undefined) void latest.current(first);
      }),
    [],
  );

  return (
    <div className="pd-screen">
      <div className="pd-context">
        <h1 className="pd-strong">{t.title}</h1>
        <span className="pd-quiet">{t.readOnly}</span>
        <span className="pd-right">
          {verdict && folder && (
            <>
              <span className="pd-second">
                <Icon name="folder" /> {t.files(verdict.report.files)}
              </span>
              <Button icon={<Icon name="printer" />} onClick={() => void report()}>
                {t.report}
              </Button>
            </>
          )}
        </span>
      </div>
      <div className="pd-audit">
        <section className="pd-audit-main" tabIndex={0} aria-label={t.title}>
          <ErrorBar error={work.error ?? failed} />
          {written && (
            <p className="pd-saved" role="status">
              <Icon name="check" /> {t.saved(written)}
            </p>
          )}
          <LongWork step={work.step} onCancel={work.cancel} />
          {verdict ? (
            <Verdict verdict={verdict} />
          ) : (
            !work.running && (
              <EmptyLine
                action={
                  <div style={{ marginTop: 12 }}>
                    <Button type="primary" onClick={() => void choose()} disabled={!own && trust === null}>
                      {t.choose}
                    </Button>
                  </div>
                }
              >
                {t.lead}
              </EmptyLine>
            )
          )}
        </section>
        <aside className="pd-audit-side" tabIndex={0} aria-label={t.trust}>
          {verdict && <Side verdict={verdict} />}
          {verdict && folder && own && <MySheets folder={folder} />}
          <h2 className="pd-section">{t.trust}</h2>
          <p>{trust ? t.trustChosen(trust) : own ? t.trustOwn : t.trustNote}</p>
          <p>
            <Button onClick={() => void chooseTrust()}>{t.chooseTrust}</Button>
          </p>
          <h2 className="pd-section">
            <label htmlFor="audit-codes">{t.codes}</label>
          </h2>
          <Input.TextArea
            id="audit-codes"
            className="pd-mono"
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={codes}
            onChange={(event) => setCodes(event.target.value)}
          />
          <p className="pd-quiet">{t.codesNote}</p>
          {folder && (
            <p style={{ display: "flex", gap: 12 }}>
              <Button onClick={() => void run(folder)}>{t.again}</Button>
              <Button onClick={() => void choose()}>{t.chooseOther}</Button>
            </p>
          )}
        </aside>
      </div>
    </div>
  );
}

function Side({ verdict }: { verdict: Output<"audit.run"> }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { acts, recomputed } = verdict.report;
  return (
    <>
      <h2 className="pd-section">{t.acts}</h2>
      <p className="pd-second">{acts.length > 0 ? t.actsNote : t.noActs}</p>
      <table className="pd-table">
        <tbody>
          {acts.map((one) => (
            <tr key={`${one.act} ${one.code}`}>
              <td lang="zh-CN">
                {one.act}
                <div className="pd-quiet">{one.when}</div>
              </td>
              <td className="pd-mono pd-strong pd-selectable">{one.code}</td>
              <td className="pd-nowrap">
                {one.anchored === true && (
                  <span>
                    <Icon name="check" /> {t.anchored}
                  </span>
                )}
                {one.anchored === null && (
                  <span style={{ color: "var(--pd-ochre)" }}>
                    <Icon name="warning" /> {t.unanchored}
                  </span>
                )}
                {one.anchored === false && (
                  <span style={{ color: "var(--pd-plum)" }}>
                    <Icon name="close" /> {t.different}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2 className="pd-section">{t.recomputed}</h2>
      <table className="pd-table">
        <tbody>
          {recomputed.map((step) => (
            <tr key={step.step.en}>
              <td>
                {step.step[language]}
                <div className="pd-quiet">{step.basis[language]}</div>
              </td>
              <td className="pd-number">{t.values(step.compared)}</td>
              <td className="pd-nowrap">
                {step.differing === 0 ? (
                  <Icon name="check" label={t.anchored} />
                ) : (
                  <span style={{ color: "var(--pd-plum)" }}>
                    <Icon name="close" /> {t.wrong(step.differing)}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function MySheets({ folder }: { folder: string }) {
  const t = useTexts(texts);
  const mine = useDo("audit.mine", { changes: [] });
  const words = { counted: t.counted, replaced: t.replacedOwn, uncounted: t.uncounted, absent: t.absent };
  return (
    <>
      <h2 className="pd-section">{t.mine}</h2>
      <ErrorBar error={mine.error} />
      {!mine.data && (
        <p>
          <Button onClick={() => mine.mutate({ folder })}>{t.mineRun}</Button>
        </p>
      )}
      <ul>
        {mine.data?.map((sheet) => (
          <li key={`${sheet.application} ${sheet.round} ${sheet.revision}`}>
            {sheet.application} {sheet.round} {t.revision(sheet.revision)}　{words[sheet.state]}
          </li>
        ))}
      </ul>
    </>
  );
}
