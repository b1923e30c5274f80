// What I gave: the wide ribbon whose filled area is the score, and the table by category beside my other dossiers.
import { Fragment, useState } from "react";
import { useNavigate } from "react-router";

import { useAct } from "../../api/call";
import type { CellKey, HintCode, OverviewDossier, OverviewSum, OverviewTable, SheetCheck } from "../../api/generated";
import { cellName, ErrorBar, Icon, scoringPath } from "../../shared";
import { useLanguage, useTexts } from "../../texts";
import { texts } from "./texts";

export function Marks({ cell, check }: { cell: CellKey; check: SheetCheck }) {
  const table = useAct("expert.overview", { round: cell.round });
  if (table.error) return <ErrorBar error={table.error} />;
  const own = table.data?.dossiers.find((dossier) => cellName(dossier.cell) === cellName(cell));
  if (!table.data || !own) return null;
  return (
    <div className="ov-marks">
      <WideRibbon table={table.data} own={own} />
      <CategoryTable table={table.data} own={own} />
      <LookAgain check={check} />
    </div>
  );
}

/** The place of a category's first item in the list of all. */
function firsts(table: OverviewTable): number[] {
  let first = 0;
  return table.criteria.categories.map((category) => {
    const here = first;
    first += category.items.length;
    return here;
  });
}

function WideRibbon({ table, own }: { table: OverviewTable; own: OverviewDossier }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const first = firsts(table);
  return (
    <figure>
      <div className="ov-ribbon" role="img" aria-label={t.ribbon(own.total.score)}>
        {table.criteria.categories.map((category, group) => (
          <div key={category.code} style={{ flexGrow: category.points }}>
            <div className="ov-ribbon-items">
              {category.items.map((item, index) => {
                const mark = own.marks[(first[group] ?? 0) + index];
                return (
                  <i key={item.code} className={mark ? undefined : "none"} style={{ flexGrow: item.points }} title={`${item.code} ${item[language]} ${mark?.text ?? t.notGiven}`}>
                    {mark && <u style={{ height: `${mark.height}%` }} />}
                  </i>
                );
              })}
            </div>
            <span className="pd-quiet">{category.code}</span>
          </div>
        ))}
      </div>
      <figcaption className="pd-quiet">{t.ribbonNote}</figcaption>
    </figure>
  );
}

function CategoryTable({ table, own }: { table: OverviewTable; own: OverviewDossier }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(incomplete(table, own)));
  const others = table.dossiers.filter((dossier) => dossier !== own && dossier.total.given > 0);
  const first = firsts(table);
  const toggle = (code: string) => {
    const next = new Set(open);
    if (!next.delete(code)) next.add(code);
    setOpen(next);
  };
  const complete = own.total.given === own.total.items;
  return (
    <div className="ov-scroll">
      <table className="pd-table ov-table">
        <thead>
          <tr>
            <th>{t.category}</th>
            <th className="pd-number">{t.points}</th>
            <th className="pd-number">{t.percent}</th>
            <th className="pd-number">{t.score}</th>
            {others.map((dossier, index) => (
              <th key={dossier.cell.application} className="pd-number" title={dossier.applicant}>
                {index === 0 ? t.other(dossier.cell.application) : dossier.cell.application}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.criteria.categories.map((category, group) => {
            const sum = own.categories[group];
            const shown = open.has(category.code);
            const name = `${category.code} ${category[language]}`;
            return (
              <Fragment key={category.code}>
                <tr>
                  <td>
                    <button type="button" className="ov-fold" aria-expanded={shown} aria-label={shown ? t.close(name) : t.open(name)} onClick={() => toggle(category.code)}>
                      <Icon name={shown ? "down" : "right"} />
                      {name}
                    </button>
                  </td>
                  <td className="pd-number pd-quiet">{category.points}</td>
                  <td className="pd-number">{sum ? shareOf(sum) : "—"}</td>
                  <td className="pd-number pd-strong">{sum && sum.given > 0 ? sum.score : "—"}</td>
                  {others.map((dossier) => (
                    <td key={dossier.cell.application} className="pd-number pd-second">
                      {heightOf(dossier.categories[group])}
                    </td>
                  ))}
                </tr>
                {shown &&
                  category.items.map((item, index) => {
                    const place = (first[group] ?? 0) + index;
                    return (
                      <ItemRow key={item.code} cell={own.cell} code={item.code} name={item[language]} points={item.points} mark={own.marks[place] ?? null}>
                        {others.map((dossier) => (
                          <td key={dossier.cell.application} className="pd-number">
                            {dossier.marks[place]?.height ?? "—"}
                          </td>
                        ))}
                      </ItemRow>
                    );
                  })}
              </Fragment>
            );
          })}
          <tr className="total">
            <td>{complete ? t.total : t.soFar(own.total.given)}</td>
            <td className="pd-number">{table.criteria.total}</td>
            <td className="pd-number">{complete ? own.total.percent : "—"}</td>
            <td className="pd-number">{own.total.score}</td>
            {others.map((dossier) => (
              <td key={dossier.cell.application} className="pd-number">
                {dossier.total.given === dossier.total.items ? short(dossier.total.score) : "—"}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** Categories with marks to be given are open from the beginning, as long as few are missing. */
function incomplete(table: OverviewTable, own: OverviewDossier): string[] {
  if (own.missing.length > 8) return [];
  return table.criteria.categories.filter((category) => category.items.some((item) => own.missing.includes(item.code))).map(({ code }) => code);
}

/** A score without zeros that say nothing: `555.5`. */
function short(score: string): string {
  return score.replace(/\.?0+$/, "");
}

/** Another dossier's percent of a category that is wholly marked. */
function heightOf(sum: OverviewSum | undefined): string {
  return sum && sum.given === sum.items ? String(sum.height) : "—";
}

/** A category's percent; how many marks are given while some are missing, for a percent would mislead. */
function shareOf(sum: OverviewSum) {
  if (sum.given === 0) return "—";
  if (sum.given === sum.items) return sum.percent.replace(/\.0%$/, "%");
  return (
    <span className="pd-quiet">
      {sum.given} / {sum.items}
    </span>
  );
}

interface ItemProps {
  cell: CellKey;
  code: string;
  name: string;
  points: number;
  mark: OverviewDossier["marks"][number];
  children: React.ReactNode;
}

function ItemRow({ cell, code, name, points, mark, children }: ItemProps) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  return (
    <tr className="item">
      <td>
        <button type="button" className="pd-link" title={t.toItem(code)} onClick={() => void navigate(scoringPath(cell, code))}>
          {code} {name}
        </button>
      </td>
      <td className="pd-number pd-quiet">{points}</td>
      <td className="pd-number">{mark?.text ?? <span className="ov-missing">{t.notGiven}</span>}</td>
      <td className="pd-number">{mark?.score ?? "—"}</td>
      {children}
    </tr>
  );
}

/** What may be worth another look; it keeps nobody from signing. */
function LookAgain({ check }: { check: SheetCheck }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const navigate = useNavigate();
  const [listed, setListed] = useState(false);
  const said: Record<HintCode, (count: number) => string> = {
    dimensions_apart: t.hintDimensions,
    no_comment: t.hintNoComment,
    extreme_uncited: t.hintExtreme,
    same_text: t.hintSame,
    unlike_own: t.hintUnlike,
  };
  const codes = Object.keys(said) as HintCode[];
  const counted = codes.map((code) => ({ code, count: check.hints.filter((hint) => hint.codes.includes(code)).length })).filter(({ count }) => count > 0);
  if (counted.length === 0 && check.uncited === 0) return null;
  return (
    <div className="pd-bar hint ov-again" role="note">
      <div className="pd-bar-text">
        <div className="ov-again-line">
          <span className="pd-strong">{t.again}</span>
          {check.uncited > 0 && <span>{t.uncited(check.uncited)}</span>}
          {counted.map(({ code, count }) => (
            <span key={code}>{said[code](count)}</span>
          ))}
          {check.hints.length > 0 && (
            <button type="button" className="pd-link" aria-expanded={listed} onClick={() => setListed(!listed)}>
              {listed ? t.eachClose : t.each}
            </button>
          )}
        </div>
        {listed && (
          <ul>
            {check.hints.map((hint) => (
              <li key={hint.item.code}>
                <button type="button" className="pd-link" onClick={() => void navigate(scoringPath(check.cell, hint.item.code))}>
                  {hint.item.code} {hint.item[language]}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
