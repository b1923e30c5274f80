// Beside the matrix: what of this dossier is to be discussed, and what the colours mean.
import { Button } from "antd";
import { useNavigate } from "react-router";

import type { PanelMatrix } from "../../api/generated";
import { Icon, Kbd } from "../../shared";
import { useSaid, useTexts } from "../../texts";
import type { Stop } from "./agenda";
import { agreedCount } from "./agenda";
import { itemPath } from "./places";
import { roving } from "./roving";
import { hereTexts, matrixTexts } from "./texts";

interface Props {
  matrix: PanelMatrix;
  /** Of this dossier. */
  stops: readonly Stop[];
  readOnly: boolean;
  onStart: (() => void) | undefined;
}

export function MatrixSide({ matrix, stops, readOnly, onStart }: Props) {
  const t = useTexts(matrixTexts);
  const words = useTexts(hereTexts);
  const said = useSaid();
  const navigate = useNavigate();
  if (matrix.agreeing === "nothing") {
    return (
      <section className="mx-agenda">
        <h2 className="pd-section mx-agenda-head">{words.agenda}</h2>
        <p className="mx-word pd-second">{t.noneNothing}</p>
      </section>
    );
  }
  const agreed = agreedCount(stops);
  const leave = stops[0]?.leave ?? [];
  return (
    <section className="mx-agenda">
      <div className="mx-agenda-head">
        <h2 className="pd-section">{words.agenda}</h2>
        <span className="pd-second pd-nowrap">{t.toDiscuss(stops.length, matrix.items.length)}</span>
        {onStart && (
          <Button type={readOnly ? "default" : "primary"} size="small" className="mx-start" onClick={onStart}>
            {readOnly ? t.look : agreed > 0 ? t.goOn : t.start} <Kbd>Ctrl+Enter</Kbd>
          </Button>
        )}
      </div>
      {stops.length === 0 ? (
        <p className="mx-word pd-second">{t.noneHere}</p>
      ) : (
        <>
          <p className="mx-group">
            {t.group(leave.length > 0 ? t.leave(leave.join(t.and)) : t.nobodyLeaves, stops.length)}
            {agreed > 0 && <span className="pd-quiet">　{t.agreedOf(agreed, stops.length)}</span>}
          </p>
          <ol className="mx-stops" onKeyDown={roving}>
            {stops.map((stop, index) => (
              <li key={stop.item}>
                <button type="button" data-row={stop.item} tabIndex={index === 0 ? 0 : -1} onClick={() => void navigate(itemPath(stop.application, stop.item))}>
                  <span className="pd-quiet">{stop.agreed === null ? index + 1 : <Icon name="check" label={t.agreed} />}</span>
                  <span className="mx-cut" title={said(stop.name)}>
                    <span className="pd-quiet">{stop.item}</span> {said(stop.name)}
                  </span>
                  <span className="pd-quiet pd-number">{t.pointsOf(stop.points)}</span>
                  <b className="pd-strong pd-number">{stop.spread}</b>
                </button>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

/** `rule` is said here where the bar has no room for it. */
export function Legend({ level, rule }: { level: boolean; rule?: string }) {
  const t = useTexts(matrixTexts);
  const classes = [
    ["pd-heat-lo2", "≤ −15"],
    ["pd-heat-lo1", "−10"],
    ["", "±5"],
    ["pd-heat-hi1", "＋10"],
    ["pd-heat-hi2", "≥ ＋15"],
  ] as const;
  return (
    <div className="mx-legend">
      <p>{t.difference}</p>
      <div className="mx-heat">
        {classes.map(([heat, range]) => (
          <span key={range} className={heat}>
            {range}
          </span>
        ))}
      </div>
      {level && (
        <p className="mx-levels">
          <span>● {t.reached}</span> <span>◐ {t.near}</span> <span>○ {t.even}</span>
        </p>
      )}
      {rule !== undefined && <p className="pd-strong">{rule}</p>}
      <p className="pd-quiet">{t.noTotals}</p>
    </div>
  );
}
