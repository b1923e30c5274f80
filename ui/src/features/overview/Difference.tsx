// What a revision's draft changes: marks, comments, points, before and now.
import { useAct } from "../../api/call";
import type { CellKey, Comment, RevisionDifference, Standing } from "../../api/generated";
import { ErrorBar } from "../../shared";
import { useLanguage, useTexts } from "../../texts";
import { differenceTexts } from "./texts";

type Texts = ReturnType<typeof useTexts<typeof differenceTexts.zh>>;

export function Difference({ cell }: { cell: CellKey }) {
  const t = useTexts(differenceTexts);
  const difference = useAct("expert.difference", { cell });
  if (difference.error) return <ErrorBar error={difference.error} />;
  if (!difference.data) return null;
  if (difference.data.empty) return <p className="pd-empty">{t.none}</p>;
  return <Changes difference={difference.data} />;
}

function Changes({ difference }: { difference: RevisionDifference }) {
  const t = useTexts(differenceTexts);
  const language = useLanguage();
  const kind = (comment: Comment) => (comment.kind === "strength" ? t.strength : t.opportunity);
  return (
    <div className="ov-difference">
      <p className="pd-section">{t.totals(difference.total_before.score, difference.total_after.score)}</p>
      {difference.standing && <Pair label={t.standing} before={standing(difference.standing[0], t)} after={standing(difference.standing[1], t)} />}
      {difference.items.map(({ item, before, after, added, removed, changed }) => (
        <section key={item.code}>
          <h3 className="ov-difference-head">
            <span className="pd-strong">
              {item.code} {item[language]}
            </span>
            {before !== after && <span className="ov-changed">{t.mark(before ?? t.noMark, after ?? t.noMark)}</span>}
          </h3>
          {changed.map(([old, now]) => (
            <Pair key={old.text} label={kind(old)} before={old.text} after={now.text} />
          ))}
          {added.map((comment) => (
            <One key={comment.text} label={kind(comment)} sign="＋" word={t.added} text={comment.text} />
          ))}
          {removed.map((comment) => (
            <One key={comment.text} label={kind(comment)} sign="－" word={t.removed} text={comment.text} />
          ))}
        </section>
      ))}
      {difference.overall && <Pair label={t.overall} before={difference.overall[0] ?? t.nothing} after={difference.overall[1] ?? t.nothing} />}
      {difference.points_changed.map(([old, now]) => (
        <Pair key={old.text} label={t.point} before={old.text} after={now.text} />
      ))}
      {difference.points_added.map((point) => (
        <One key={point.text} label={t.point} sign="＋" word={t.added} text={point.text} />
      ))}
      {difference.points_removed.map((point) => (
        <One key={point.text} label={t.point} sign="－" word={t.removed} text={point.text} />
      ))}
    </div>
  );
}

function standing(value: Standing, t: Texts): string {
  if (value.kind === "scoring") return t.scoring;
  return value.kind === "abstaining" ? t.abstaining(value.reason) : t.insufficient(value.reason);
}

function Pair({ label, before, after }: { label: string; before: string; after: string }) {
  const t = useTexts(differenceTexts);
  return (
    <dl className="ov-pair">
      <dt className="pd-quiet">{label}</dt>
      <dd>
        <span className="pd-quiet">{t.before}</span> <del>{before}</del>
      </dd>
      <dd>
        <span className="pd-quiet">{t.after}</span> <ins>{after}</ins>
      </dd>
    </dl>
  );
}

function One({ label, sign, word, text }: { label: string; sign: string; word: string; text: string }) {
  return (
    <dl className="ov-pair">
      <dt className="pd-quiet">{label}</dt>
      <dd>
        <span className="pd-strong">
          {sign}
          {word}
        </span>{" "}
        {sign === "＋" ? <ins>{text}</ins> : <del>{text}</del>}
      </dd>
    </dl>
  );
}
