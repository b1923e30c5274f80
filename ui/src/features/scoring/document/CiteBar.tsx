// The dark bar at a selection: cite it as what.
import { Icon } from "../../../shared/Icon";
import { useTexts } from "../../../texts";
import type { RemarkKind } from "../state/model";
import type { Selected } from "./place";
import { texts } from "./texts";

interface Props {
  /** What the place may be cited as. */
  kinds: readonly RemarkKind[];
  selected: Selected;
  secret: boolean;
  onCite: (kind: RemarkKind) => void;
}

export function CiteBar({ kinds, selected, secret, onCite }: Props) {
  const t = useTexts(texts);
  const all: readonly (readonly [RemarkKind, string, string])[] = [
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
        {all.filter(([kind]) => kinds.includes(kind)).map(([kind, name, keys]) => (
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
