// What came of an import: what is here now, what it lacks, and what was refused.
import { Icon, useFormats } from "../../shared";
import { useLanguage, useTexts } from "../../texts";
import { Refusals } from "./Import";
import { importTexts } from "./importTexts";
import type { ImportReport } from "./useImport";

export function Report({ report }: { report: ImportReport }) {
  const t = useTexts(importTexts);
  const f = useFormats();
  const language = useLanguage();
  const join = (numbers: readonly number[]) => numbers.join(language === "zh" ? "、" : ", ");
  const packages = report.packages?.packages ?? [];
  const lines = [
    ...report.charters.map((number) => t.doneCharter(number)),
    ...packages.map((one) => t.donePackage(one.sequence, one.dossiers, one.documents)),
    ...report.receipts.map((receipt) => t.doneReceipt(receipt.sheets, f.dayTime(receipt.at))),
  ];
  const notes = [
    ...packages.flatMap((one) => [
      one.missing.length > 0 ? t.doneMissing(join(one.missing)) : null,
      one.password > 0 ? t.donePassword(one.password) : null,
      one.unread > 0 ? t.doneUnread(one.unread) : null,
    ]),
    ...(report.packages?.already_here ?? []).map((name) => t.doneHere(name)),
  ].filter((note) => note !== null);
  return (
    <>
      <section aria-label={t.done}>
        <h2 className="pd-section">{lines.length > 0 ? t.done : t.nothingToImport}</h2>
        {report.packages?.cancelled && <p className="pd-second">{t.stopped}</p>}
        <ul className="wk-list" role="status">
          {lines.map((line) => (
            <li key={line}>
              <span className="wk-good">
                <Icon name="check" />
              </span>{" "}
              {line}
            </li>
          ))}
          {notes.map((note) => (
            <li key={note} className="pd-second">
              {note}
            </li>
          ))}
        </ul>
      </section>
      {report.refused.length > 0 && (
        <section className="wk-block" aria-label={t.refused}>
          <h2 className="pd-section">
            {t.refused} {report.refused.length}
          </h2>
          <Refusals files={report.refused} />
        </section>
      )}
    </>
  );
}
