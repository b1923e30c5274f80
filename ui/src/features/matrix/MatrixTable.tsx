// Items by experts. A cell is its number; its colour and hatch say how far it lies from the item's median.
import type { MatrixItem, PanelMatrix } from "../../api/generated";
import { SpreadBar } from "../../shared";
import { useSaid, useTexts } from "../../texts";
import { roving } from "./roving";
import { hereTexts, matrixTexts } from "./texts";
import { stateWord } from "./voice";

const LEVELS = { reached: "●", near: "◐", agreed: "○" } as const;

export function MatrixTable({ matrix, onOpen }: { matrix: PanelMatrix; onOpen: (item: string) => void }) {
  const t = useTexts(matrixTexts);
  const words = useTexts(hereTexts);
  const said = useSaid();
  const withAgreed = matrix.items.some((item) => item.agreed !== null);
  const leveled = matrix.agreeing === "threshold";
  const levelWords = { reached: t.reached, near: t.near, agreed: t.even };
  const marksOf = (item: MatrixItem) => {
    const given = item.marks.flatMap((mark, index) => (mark ? [`${matrix.voices[index]?.letter ?? ""} ${mark.text}`] : []));
    return given.length > 0 ? t.marks(given.join(t.and)) : t.noMarks;
  };
  return (
    <div className="mx-scroll" tabIndex={0} role="region" aria-label={t.table}>
      <table className="mx-table" onKeyDown={(event) => roving(event)}>
        <caption className="pd-unseen">{t.keys}</caption>
        <thead>
          <tr>
            <th scope="col" className="mx-code">
              {t.item}
            </th>
            <th scope="col" className="mx-name">
              {t.name}
            </th>
            <th scope="col" className="pd-number">
              {t.points}
            </th>
            {matrix.voices.map(({ letter }) => (
              <th key={letter} scope="col" className="mx-mark" aria-label={t.voice(letter)}>
                {letter}
              </th>
            ))}
            <th scope="col" className="mx-strip">
              <span className="mx-strip-head">
                {t.distribution} <span>{t.range}</span>
              </span>
            </th>
            <th scope="col" className="pd-number mx-spread">
              {t.spread}
            </th>
            {leveled && <th aria-hidden className="mx-level" />}
            {withAgreed && (
              <th scope="col" className="pd-number mx-agreed">
                {t.agreed}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {matrix.items.map((item, row) => {
            const open = leveled && item.level === "reached";
            const values = item.marks.flatMap((mark) => (mark ? [mark.percent] : []));
            return (
              <tr key={item.code} className={open ? "reached" : undefined} onClick={() => onOpen(item.code)}>
                <td className="mx-code pd-quiet">{item.code}</td>
                <td className="mx-name">
                  <button
                    type="button"
                    data-row={item.code}
                    tabIndex={row === 0 ? 0 : -1}
                    aria-label={t.open(item.code, said(item.name))}
                    onClick={(event) => {
                      event.stopPropagation();
                      onOpen(item.code);
                    }}
                  >
                    {said(item.name)}
                  </button>
                </td>
                <td className="pd-number pd-quiet">{item.points}</td>
                {matrix.voices.map((voice, index) => {
                  const mark = item.marks[index] ?? null;
                  const heat = mark && mark.difference !== "even" ? ` pd-heat-${mark.difference}` : "";
                  return (
                    <td key={voice.letter} className={`mx-mark${heat}${mark ? "" : " none"}`}>
                      {mark ? mark.text : stateWord(voice.state, words, true)}
                    </td>
                  );
                })}
                <td className="mx-strip">
                  <SpreadBar values={values} label={marksOf(item)} />
                </td>
                <td className="pd-number mx-spread">{values.length > 0 ? item.spread : "—"}</td>
                {leveled && (
                  <td className="mx-level" title={levelWords[item.level]}>
                    {values.length > 0 && (
                      <span role="img" aria-label={levelWords[item.level]}>
                        {LEVELS[item.level]}
                      </span>
                    )}
                  </td>
                )}
                {withAgreed && <td className="pd-number mx-agreed">{item.agreed ?? ""}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
