// The contents column: bookmarks, what is cited for the item, and the other documents.
import type { DocumentView } from "../../../api/generated";
import { useLanguage, useTexts } from "../../../texts";
import type { Cited } from "./place";
import { texts } from "./texts";

interface Props {
  document: DocumentView | undefined;
  documents: readonly DocumentView[];
  page: number;
  cited: readonly Cited[];
  onPage: (page: number) => void;
  onCited: (cited: Cited) => void;
  onDocument: (key: string) => void;
}

export function Contents({ document, documents, page, cited, onPage, onCited, onDocument }: Props) {
  const t = useTexts(texts);
  const bookmarks = document?.bookmarks ?? [];
  // The last one at or before the page is where one is.
  const here = bookmarks.findLastIndex((mark) => mark.page !== null && mark.page <= page);
  return (
    <nav className="sc-contents" aria-label={t.contents}>
      <h2>{t.contents}</h2>
      {bookmarks.length === 0 && <p className="pd-quiet">{t.noContents}</p>}
      <ul>
        {bookmarks.map((mark, index) => (
          // Bookmarks may repeat; their place in the list is what they are.
          // eslint-disable-next-line react/no-array-index-key
          <li key={index}>
            <button
              type="button"
              aria-current={index === here ? "true" : undefined}
              disabled={mark.page === null}
              style={{ paddingLeft: 16 + 14 * Math.min(3, mark.level) }}
              title={mark.title}
              onClick={() => mark.page !== null && onPage(mark.page)}
            >
              <span className="sc-cut">{mark.title}</span>
              <span className="pd-quiet">{mark.page}</span>
            </button>
          </li>
        ))}
      </ul>
      <h2>{t.citedHere}</h2>
      {cited.length === 0 && <p className="pd-quiet">{t.noCites}</p>}
      <ul>
        {cited.map((one) => (
          <li key={one.id}>
            <button type="button" title={one.citation.quote ?? undefined} onClick={() => onCited(one)}>
              <span className="sc-cut">
                {one.name}　{one.citation.label}
              </span>
              <span className="pd-quiet">{one.citation.page}</span>
            </button>
          </li>
        ))}
      </ul>
      <h2>{t.others}</h2>
      <DocumentList documents={documents} now={document?.key} onPick={onDocument} />
    </nav>
  );
}

/** The documents with what can be done with each. */
export function DocumentList({ documents, now, onPick }: { documents: readonly DocumentView[]; now: string | undefined; onPick: (key: string) => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <ul>
      {documents.map((document) => (
        <li key={document.key}>
          <button type="button" aria-current={document.key === now ? "true" : undefined} title={document.name} onClick={() => onPick(document.key)}>
            <span className="sc-document">
              <span className="sc-cut">{document.reading === "pages" ? document.title : `${document.title}.${document.kind}`}</span>
              {document.status !== "full" && <span className={`sc-status ${document.status}`}>{document[language]}</span>}
            </span>
            {document.reading === "pages" && <span className="pd-quiet">{t.pages(document.pages.length / 2)}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
