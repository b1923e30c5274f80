// The sheet as it will be printed, or as it was signed, page by page.
import { useEffect, useState } from "react";
import { useNavigate } from "react-router";

import { useAct } from "../../api/call";
import type { SheetCheck } from "../../api/generated";
import { ErrorBar, Icon, scoringPath, useShortcut } from "../../shared";
import { useTexts } from "../../texts";
import { texts } from "./texts";

interface Props {
  check: SheetCheck;
  revising: boolean;
  /** The reason of a revision, as far as it is written. */
  reason: string;
  large: boolean;
  onLarge: (() => void) | undefined;
}

/** Wide enough for the large view on a screen of double density. */
const WIDTH = 1240;

export function Printed({ check, revising, reason, large, onLarge }: Props) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const shown = check.signed !== null && !revising ? ("signed" as const) : ("draft" as const);
  const waits = shown === "draft" && check.blocked.some((block) => block === "marks_missing" || block === "dossier_incomplete" || block === "not_expected");
  const [written, setWritten] = useState(reason);
  // Printed again when the person has stopped typing.
  useEffect(() => {
    const waiting = setTimeout(() => setWritten(reason), 600);
    return () => clearTimeout(waiting);
  }, [reason]);
  const preview = useAct("expert.preview_sheet", { cell: check.cell, of: shown, reason: shown === "draft" && written.trim() ? written.trim() : null, width: WIDTH }, { enabled: !waits });
  const [asked, setPage] = useState(0);
  const pages = preview.data?.pages ?? [];
  const page = Math.min(asked, Math.max(0, pages.length - 1));
  const go = (to: number) => setPage(Math.min(pages.length - 1, Math.max(0, to)));
  useShortcut("Ctrl+PageUp", pages.length > 1 ? () => go(page - 1) : undefined);
  useShortcut("Ctrl+PageDown", pages.length > 1 ? () => go(page + 1) : undefined);
  const picture = pages[page];
  return (
    <section className="ov-print" aria-label={shown === "signed" ? t.printSigned : t.print}>
      <header>
        <h2 className="pd-strong">{shown === "signed" ? t.printSigned : t.print}</h2>
        <span className="ov-print-tools">
          {pages.length > 0 && <span className="pd-second">{t.page(page + 1, pages.length)}</span>}
          <button type="button" className="ov-tool" aria-label={t.previousPage} title={`${t.previousPage} Ctrl+PgUp`} disabled={page === 0} onClick={() => go(page - 1)}>
            <Icon name="left" />
          </button>
          <button type="button" className="ov-tool" aria-label={t.nextPage} title={`${t.nextPage} Ctrl+PgDn`} disabled={page + 1 >= pages.length} onClick={() => go(page + 1)}>
            <Icon name="right" />
          </button>
          {onLarge && pages.length > 0 && (
            <button type="button" className="pd-link" onClick={onLarge} aria-pressed={large}>
              {large ? t.smaller : t.larger}
            </button>
          )}
        </span>
      </header>
      <div className="ov-page" tabIndex={0} role="region" aria-label={t.pageLabel(page + 1)}>
        <ErrorBar error={preview.error} />
        {waits && (
          <p className="pd-second">
            {t.noPrint(check.missing.length)}{" "}
            {check.missing[0] && (
              <button type="button" className="pd-link" onClick={() => void navigate(scoringPath(check.cell, check.missing[0]?.code))}>
                {t.goMissing}
              </button>
            )}
          </p>
        )}
        {preview.isPending && !waits && <p className="pd-quiet">{t.drawing}</p>}
        {picture && <img src={picture.data} alt={t.pageLabel(page + 1)} draggable={false} />}
        {picture && shown === "draft" && <p className="pd-quiet">{t.printNote}</p>}
      </div>
    </section>
  );
}
