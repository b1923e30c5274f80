// Printed pages as they will be signed.
import "./shared.css";

/** `pages` are addresses of page pictures. */
export function SheetPreview({ pages, label, width }: { pages: readonly string[]; label: (page: number) => string; width?: number }) {
  return (
    <div className="pd-sheets" role="region" tabIndex={0} aria-label={label(0)}>
      {pages.map((page, index) => (
        <img key={page} src={page} alt={label(index + 1)} width={width} loading="lazy" draggable={false} />
      ))}
    </div>
  );
}

/** The address of a document's page as a picture of this width in device pixels; pages count from 1. */
export function pagePicture(key: string, page: number, width: number): string {
  return `pv://localhost/${encodeURIComponent(key)}/${page}?w=${Math.round(width)}`;
}
