// The item: what it is, the mark, and what its level means.
import { memo } from "react";

import type { ScoringCriteria, ScoringItem } from "../../../api/generated";
import { PercentScale } from "../../../shared/PercentScale";
import { useLanguage, useTexts } from "../../../texts";
import { Pop } from "../Pop";
import { usePiece, useStore } from "../state/store";
import { bandMeaning, bandRange, boxesOfScale } from "./criteria";
import { KeyFactors } from "./KeyFactors";
import { texts } from "./texts";

export const ItemHead = memo(function ItemHead({ criteria, item }: { criteria: ScoringCriteria; item: ScoringItem }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const store = useStore();
  const steps = usePiece((now) => now.model.steps[item.code] ?? null);
  const editable = usePiece((now) => now.editable);
  const factors = usePiece((now) => now.model.aids.key_factors);
  const mark = steps === null ? undefined : item.marks[steps];
  const dimensions = criteria.dimensions.find((group) => group.kind === item.kind)?.list ?? [];
  const meaning = bandMeaning(criteria, item, mark?.band);
  const aids = dimensions.map((dimension) => dimension.name[language]).join(language === "zh" ? "-" : ", ");
  const kind = t[item.kind];
  return (
    <>
      <div className="sc-item-head">
        <div className="sc-item-title">
          <h2>
            <span className="pd-nowrap">{item.code}</span> {item.name[language]}
          </h2>
          <div className="sc-item-about">
            <span>{t.points(item.points)}</span>
            <span>{aids === "" ? kind : language === "zh" ? `${kind}，${aids}` : `${kind}: ${aids}`}</span>
            {item.hints.length > 0 && (
              <Pop className="pd-link" button={t.guide} title={t.guide}>
                {() => <Guide item={item} />}
              </Pop>
            )}
            <Pop className="pd-link" button={t.keyFactors(factors.length)} title={t.keyFactors(0)}>
              {() => <KeyFactors item={item.code} />}
            </Pop>
          </div>
        </div>
        <div className="sc-score" aria-live="polite">
          {mark ? (
            <>
              <div>
                <b>{mark.text}</b> {criteria.unit === "percent" ? "%" : ""}
              </div>
              <span>{t.score(mark.score)}</span>
            </>
          ) : (
            <span className="pd-quiet">{t.unscored}</span>
          )}
        </div>
      </div>
      <PercentScale
        bands={boxesOfScale(item)}
        label={(step) => item.marks[step]?.text ?? ""}
        value={steps}
        onChange={(step) => store.setSteps(item.code, step)}
        name={criteria.unit === "percent" ? t.scale : t.scalePoints}
        disabled={!editable}
        keys
      />
      <p className="sc-band">
        {mark && mark.band !== null && meaning ? (
          <>
            <b className="pd-nowrap">{bandRange(criteria, mark.band)}</b>　{meaning[language]}
          </>
        ) : (
          <span className="pd-quiet">{t.notGiven}</span>
        )}
      </p>
    </>
  );
});

function Guide({ item }: { item: ScoringItem }) {
  const language = useLanguage();
  return (
    <ul className="sc-guide">
      {item.hints.map((hint) => (
        <li key={hint.zh}>{hint[language]}</li>
      ))}
    </ul>
  );
}
