// A printed paper on the screen, page by page: what is read is what is signed.
import { useState, type ReactNode } from "react";

import type { PrintedPage } from "../api/generated";
import { defineTexts, useTexts } from "../texts";
import { Icon } from "./Icon";
import { useShortcut } from "./useShortcut";

import "./sheet-preview.css";

const texts = defineTexts({
  zh: {
    page: (page: number, pages: number) => `第 ${page} / ${pages} 页`,
    pageLabel: (page: number) => `打印件第 ${page} 页`,
    previous: "上一页",
    next: "下一页",
    larger: "放大看",
    smaller: "还原",
    drawing: "正在排印",
  },
  en: {
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    pageLabel: (page: number) => `Printed page ${page}`,
    previous: "Previous page",
    next: "Next page",
    larger: "Larger",
    smaller: "Smaller",
    drawing: "Printing",
  },
});

/** A page is never shown wider, in CSS pixels (sheet-preview.css). */
const WIDEST = 900;
/** As many points as this screen can show of a page: more would only take memory. */
export const PRINT_WIDTH = Math.round(WIDEST * Math.min(2, Math.max(1, window.devicePixelRatio)));

interface Props {
  title: string;
  pages: readonly PrintedPage[] | undefined;
  /** The pages are being drawn. */
  drawing?: boolean;
  /** What stands below a page. */
  note?: string | undefined;
  /** Instead of pages: why there are none, or what is wrong. */
  children?: ReactNode;
  large?: boolean;
  onLarge?: (() => void) | undefined;
}

export function SheetPreview({ title, pages = [], drawing = false, note, children, large = false, onLarge }: Props) {
  const t = useTexts(texts);
  const [asked, setPage] = useState(0);
  const page = Math.min(asked, Math.max(0, pages.length - 1));
  const go = (to: number) => setPage(Math.min(pages.length - 1, Math.max(0, to)));
  useShortcut("Ctrl+PageUp", pages.length > 1 ? () => go(page - 1) : undefined);
  useShortcut("Ctrl+PageDown", pages.length > 1 ? () => go(page + 1) : undefined);
  const picture = pages[page];
  return (
    <section className="sp-print" aria-label={title}>
      <header>
        <h2 className="pd-strong">{title}</h2>
        <span className="sp-tools">
          {drawing && (
            <span className="pd-quiet" role="status">
              {t.drawing}
            </span>
          )}
          {pages.length > 0 && (
            <>
              <span className="pd-second">{t.page(page + 1, pages.length)}</span>
              <button type="button" className="sp-tool" aria-label={t.previous} title={`${t.previous} Ctrl+PgUp`} disabled={page === 0} onClick={() => go(page - 1)}>
                <Icon name="left" />
              </button>
              <button type="button" className="sp-tool" aria-label={t.next} title={`${t.next} Ctrl+PgDn`} disabled={page + 1 >= pages.length} onClick={() => go(page + 1)}>
                <Icon name="right" />
              </button>
            </>
          )}
          {onLarge && pages.length > 0 && (
            <button type="button" className="pd-link" onClick={onLarge} aria-pressed={large}>
              {large ? t.smaller : t.larger}
            </button>
          )}
        </span>
      </header>
      <div className="sp-page" tabIndex={0} role="region" aria-label={t.pageLabel(page + 1)}>
        {children}
        {picture && <img src={picture.data} width={picture.width} height={picture.height} alt={t.pageLabel(page + 1)} draggable={false} />}
        {picture && note !== undefined && <p className="pd-quiet">{note}</p>}
      </div>
    </section>
  );
}
