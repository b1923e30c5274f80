// A citation: it names document and page, and a click goes there.
import { defineTexts, useTexts } from "../texts";
import { Icon } from "./Icon";

import "./shared.css";

const texts = defineTexts({
  zh: { place: (label: string, page: number) => `${label} ${page}页`, remove: "去掉这条引用", go: "转到原文" },
  en: { place: (label: string, page: number) => `${label} p. ${page}`, remove: "Remove this citation", go: "Go to the place" },
});

interface Props {
  label: string;
  page: number | null;
  onGo?: () => void;
  onRemove?: () => void;
  /** The cited document is not in this copy. */
  gone?: boolean;
}

export function CiteChip({ label, page, onGo, onRemove, gone = false }: Props) {
  const t = useTexts(texts);
  const text = page === null ? label : t.place(label, page);
  const name = `pd-chip${gone ? " gone" : ""}`;
  return (
    <span className="pd-nowrap" style={{ display: "inline-flex" }}>
      {onGo ? (
        <button type="button" className={name} onClick={onGo} title={t.go}>
          <Icon name="lines" size={14} />
          {text}
        </button>
      ) : (
        <span className={name} style={{ cursor: "default" }}>
          <Icon name="lines" size={14} />
          {text}
        </span>
      )}
      {onRemove && (
        <button type="button" className="pd-chip" style={{ borderLeft: 0 }} onClick={onRemove} aria-label={`${t.remove} ${text}`}>
          <Icon name="close" size={12} />
        </button>
      )}
    </span>
  );
}
