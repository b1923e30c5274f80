// All items with what they have, and what it comes to so far: numbers are the desk's own.
import type { ScoringForm } from "../../api/generated";
import { useLanguage, useTexts } from "../../texts";
import { usePiece } from "./state/store";
import { texts } from "./texts";

export function ItemList({ form, item, onItem }: { form: ScoringForm; item: string; onItem: (code: string) => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const steps = usePiece((now) => now.model.steps);
  const scores = usePiece((now) => now.scores);
  const unit = form.criteria.unit === "percent" ? "%" : "";
  return (
    <nav className="sc-items" aria-label={t.itemList}>
      {form.criteria.categories.map((category) => {
        const own = scores.categories.find((one) => one.code === category.code);
        return (
          <section key={category.code}>
            <h3>
              <span>
                {category.code} {category.name[language]}
              </span>
              <span className="pd-quiet">{own && t.ofPoints(own.score, category.points)}</span>
            </h3>
            <ul>
              {category.items.map((one) => {
                const given = steps[one.code];
                const mark = given === undefined ? undefined : one.marks[given];
                return (
                  <li key={one.code}>
                    <button type="button" aria-current={one.code === item ? "true" : undefined} onClick={() => onItem(one.code)}>
                      <span className="sc-cut">
                        {one.code} {one.name[language]}
                      </span>
                      <span className={mark ? "" : "pd-quiet"}>{mark ? `${mark.text}${unit}` : t.notGiven}</span>
                    </button>
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
      <p className="sc-items-total">
        <span>{t.total}</span>
        <span className="pd-strong">{t.ofPoints(scores.total, form.criteria.total)}</span>
      </p>
    </nav>
  );
}
