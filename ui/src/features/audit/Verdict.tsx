// The verdict: one sentence first, then the counts, then what differs and what cannot be proven.
import type { Output } from "../../api/call";
import { Icon } from "../../shared";
import { useLanguage, useTexts } from "../../texts";
import { texts } from "./texts";

export function Verdict({ verdict }: { verdict: Output<"audit.run"> }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { report, consistent, differing } = verdict;
  const sum = (key: "expected" | "recused" | "received" | "missing" | "explained" | "replaced" | "refused") =>
    report.counts.reduce((total, count) => total + count[key], 0);
  const title = consistent ? t.consistent : differing > 0 ? t.differing(differing) : t.nothing;
  const note = consistent ? t.consistentNote : differing > 0 ? t.differingNote : t.nothingNote;
  const facts: readonly (readonly [string, number, string?])[] = [
    [t.expected, sum("expected") - sum("recused")],
    [t.received, sum("received")],
    [t.missing, sum("explained")],
    [t.missingBare, sum("missing") - sum("explained"), "var(--pd-plum)"],
    [t.replaced, sum("replaced")],
    [t.refused, sum("refused"), "var(--pd-ochre)"],
  ];
  return (
    <>
      <div className="pd-verdict" role="status">
        <span className={`pd-verdict-mark ${consistent ? "good" : "bad"}`} aria-hidden>
          <Icon name={consistent ? "check" : "minus"} size={24} />
        </span>
        <div>
          <h2 className="pd-verdict-title">{title}</h2>
          <p className="pd-second">
            <span lang="zh-CN">{report.edition}</span>　{note}
          </p>
        </div>
      </div>
      <dl className="pd-verdict-facts">
        {facts.map(([label, number, colour]) => (
          <div key={label}>
            <dd style={number > 0 && colour ? { color: colour } : undefined}>{number}</dd>
            <dt>{label}</dt>
          </div>
        ))}
      </dl>
      <section>
        <h2 className="pd-section">{t.differences}</h2>
        {verdict.too_large.map((name) => (
          <p key={name}>{t.tooLarge(name)}</p>
        ))}
        {report.differences.length === 0 && <p className="pd-second">{t.noDifferences}</p>}
        {report.differences.map((difference) => (
          <div key={difference.file + difference.code} className={`pd-bar ${difference.matters ? "error" : "hint"}`}>
            <div className="pd-bar-text">
              <strong className="pd-strong pd-selectable pd-verdict-file">{difference.file}</strong>{" "}
              {language === "zh" ? difference.zh : difference.en}{" "}
              {!difference.matters && <span className="pd-quiet">{t.irrelevant}</span>}
            </div>
            <span className="pd-code">{difference.code}</span>
          </div>
        ))}
      </section>
      {report.counts.length > 0 && (
        <table className="pd-table">
          <thead>
            <tr>
              <th>{t.round}</th>
              <th className="pd-number">{t.expected}</th>
              <th className="pd-number">{t.recused}</th>
              <th className="pd-number">{t.received}</th>
              <th className="pd-number">{t.missing}</th>
              <th className="pd-number">{t.answers}</th>
            </tr>
          </thead>
          <tbody>
            {report.counts.map((count) => (
              <tr key={count.name}>
                <td lang="zh-CN">{count.name}</td>
                <td className="pd-number">{count.expected - count.recused}</td>
                <td className="pd-number">{count.recused}</td>
                <td className="pd-number">{count.received}</td>
                <td className="pd-number">{count.explained}</td>
                <td className="pd-number">{count.answers.join(" / ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {report.ranking.length > 0 && (
        <section>
          <h2 className="pd-section">{t.ranking}</h2>
          <table className="pd-table pd-ranking">
            <thead>
              <tr>
                <th className="pd-number">{t.rank}</th>
                <th>{t.application}</th>
                <th>{t.applicant}</th>
                <th className="pd-number">{t.score}</th>
              </tr>
            </thead>
            <tbody>
              {report.ranking.map((line) => (
                <tr key={line.application}>
                  <td className="pd-number">{line.rank}</td>
                  <td>{line.application}</td>
                  <td lang="zh-CN">{line.applicant}</td>
                  <td className="pd-number">{line.displayed}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <section>
        <h2 className="pd-section">{t.notProvable}</h2>
        <ul className="pd-dots">
          {report.not_provable.map((sentence) => (
            <li key={sentence.en}>{sentence[language]}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
