// What came of an intake, and the receipts to give back.
import { Button } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";

import { act } from "../../api/call";
import type { PanelTakenIn } from "../../api/generated";
import { chooseFolder } from "../../api/window";
import { ErrorBar, Icon, Kbd, useShortcut } from "../../shared";
import { useTexts } from "../../texts";
import { Refused } from "./Found";
import { intakeTexts } from "./texts";

export function Done({ taken }: { taken: PanelTakenIn }) {
  const t = useTexts(intakeTexts);
  const lines = taken.sheets > 0 ? [t.doneSheets(taken.sheets), t.doneReceipts(taken.receipts)] : [];
  return (
    <>
      <section aria-label={t.done}>
        <h2 className="pd-section">{taken.sheets > 0 ? t.done : t.nothingDone}</h2>
        <ul className="in-list" aria-live="polite">
          {lines.map((line) => (
            <li key={line}>
              <span className="in-good">
                <Icon name="check" /> {line}
              </span>
            </li>
          ))}
          {taken.late.length > 0 && (
            <li className="in-late">
              <Icon name="warning" /> <span>{t.doneLate(taken.late.length)}</span>
            </li>
          )}
          {taken.known.length > 0 && <li className="pd-second">{t.doneKnown(taken.known.length)}</li>}
        </ul>
      </section>
      {taken.receipts > 0 && <Receipts first />}
      {taken.refused.length > 0 && (
        <section className="in-block" aria-label={t.refused}>
          <h2 className="pd-section">
            {t.refused} <span className="in-bad">{taken.refused.length}</span>
          </h2>
          <Refused files={taken.refused} />
        </section>
      )}
    </>
  );
}

/** Writes all receipts into a folder. `first` when that is what one does next. */
export function Receipts({ first = false }: { first?: boolean }) {
  const t = useTexts(intakeTexts);
  const [written, setWritten] = useState<{ folder: string; files: number } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const write = async () => {
    setError(null);
    try {
      const folder = await chooseFolder(t.writeTitle);
      if (folder !== null) setWritten({ folder, files: (await act("panel.export_receipts", { folder })).files.length });
    } catch (failed) {
      setError(failed);
    }
  };
  return (
    <section className="in-block" aria-label={t.receipts}>
      <h2 className="pd-section">{t.receipts}</h2>
      <p className="pd-second">{t.receiptsNote}</p>
      <p>
        <Button type={first ? "primary" : "default"} icon={<Icon name="folder" />} onClick={() => void write()}>
          {t.write}
        </Button>
      </p>
      {written && (
        <p className="in-good in-path" role="status">
          <Icon name="check" /> <span>{written.files > 0 ? t.written(written.files, written.folder) : t.noneToWrite}</span>
        </p>
      )}
      <ErrorBar error={error} />
    </section>
  );
}

export function DoneFoot({ onMore }: { onMore: () => void }) {
  const t = useTexts(intakeTexts);
  const navigate = useNavigate();
  const go = () => void navigate("/panel");
  useShortcut("Ctrl+Enter", go);
  return (
    <footer className="pd-foot">
      <span className="pd-right">
        <Button onClick={onMore}>{t.more}</Button>
        <Button onClick={go}>
          {t.toRoster} <Kbd>Ctrl+Enter</Kbd>
        </Button>
      </span>
    </footer>
  );
}
