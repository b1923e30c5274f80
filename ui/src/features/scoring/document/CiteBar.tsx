// The dark bar at a selection: cite it as what.
import { Icon } from "../../../shared/Icon";
import { useTexts } from "../../../texts";
import type { RemarkKind } from "../state/model";
import type { Selected } from "./place";
import { texts } from "./texts";

export function CiteBar({ selected, secret, onCite }: { selected: Selected; secret: boolean; onCite: (kind: RemarkKind) => void }) {
  const t = useTexts(texts);
  const kinds: readonly (readonly [RemarkKind, string, string])[] = [
    ["strength", t.strength, "Alt+1"],
    ["opportunity", t.opportunity, "Alt+2"],
    ["check_point", t.checkPoint, "Alt+3"],
  ];
  return (
    <div className="sc-cite" role="toolbar" aria-label={t.citeAs}>
      {secret && (
        <p className="sc-cite-warning">
          <Icon name="warning" /> {t.secretWarning}
        </p>
      )}
      <div className="sc-cite-row">
        <span className="sc-cite-as">{t.citeAs}</span>
        {kinds.map(([kind, name, keys]) => (
          // The selection must not be lost before it is cited.
          <button key={kind} type="button" onPointerDown={(event) => event.preventDefault()} onClick={() => onCite(kind)}>
            {name} <span className="sc-cite-key">{keys}</span>
          </button>
        ))}
      </div>
      <span className="pd-unseen" role="status">
        {selected.quote ?? t.regionSelected}
      </span>
    </div>
  );
}
