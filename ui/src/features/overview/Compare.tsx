// All of one's own marks of a round: totals as bars, and every item across the dossiers. Only one's own, and no ranks.
import { Fragment } from "react";
import { useNavigate, useParams } from "react-router";

import { useAct } from "../../api/call";
import type { OverviewDossier, OverviewTable } from "../../api/generated";
import {
  ContextBar,
  ErrorBar,
  Icon,
  overviewPath,
  scoringPath,
  SpreadBar,
  Stamp,
  stampOf,
} from "../../shared";
import { useLanguage, useTexts } from "../../texts";
import { placed } from "./place";
import { texts } from "./texts";

import "./overview.css";

export function Compare() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const asked = useParams().round;
  const work = useAct("expert.my_work", {});
  const all = work.data ? placed(work.data) : [];
  const round = all.find(({ dossier }) => dossier.cell.round === asked)?.round ?? all[0]?.round;
  return (
    <div className="pd-screen">
      <ContextBar>
        <button type="button" className="ov-tool" aria-label={t.back} onClick={() => void navigate("/overview")}>
          <Icon name="left" />
        </button>
        <h1 className="pd-strong">{t.compareTitle}</h1>
        {round && <span className="pd-second">{round.name}</span>}
      </ContextBar>
      <div className="pd-body pd-page">
        <ErrorBar error={work.error} />
        {work.data && !round && <p className="pd-empty">{t.nothing}</p>}
        {round && <Tables round={round.id} />}
      </div>
    </div>
  );
}

function Tables({ round }: { round: string }) {
  const table = useAct("expert.overview", { round });
  if (table.error) return <ErrorBar error={table.error} />;
  if (!table.data) return null;
  return (
    <>
      <Totals table={table.data} />
      <Items table={table.data} />
    </>
  );
}

function Totals({ table }: { table: OverviewTable }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  return (
    <section aria-label={t.chart} className="ov-totals">
      <h2 className="pd-section">
        {t.chart} <small className="pd-quiet">{t.chartNote}</small>
      </h2>
      <table className="pd-table">
        <thead>
          <tr>
            <th>{t.dossier}</th>
            <th>{t.state}</th>
            <th className="ov-bar-column">
              <span className="pd-unseen">{t.percent}</span>
            </th>
            <th className="pd-number">{t.percent}</th>
            <th className="pd-number">{t.score}</th>
          </tr>
        </thead>
        <tbody>
          {table.dossiers.map((dossier) => {
            const complete = dossier.total.given === dossier.total.items;
            return (
              <tr key={dossier.cell.application}>
                <td>
                  <button type="button" className="pd-link" onClick={() => void navigate(overviewPath(dossier.cell))}>
                    {dossier.cell.application} {dossier.applicant}
                  </button>
                </td>
                <td>
                  <Stamp state={stampOf(dossier)} word />
                </td>
                <td className="ov-bar-column">
                  <span className={`ov-bar${complete ? "" : " part"}`} aria-hidden>
                    <i style={{ width: `${dossier.total.height}%` }} />
                  </span>
                </td>
                <td className="pd-number">{complete ? dossier.total.percent : "—"}</td>
                <td className="pd-number">{complete ? <span className="pd-strong">{dossier.total.score}</span> : t.given(dossier.total.given, dossier.total.items)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Items({ table }: { table: OverviewTable }) {
  const t = useTexts(texts);
  const language = useLanguage();
  let first = 0;
  const groups = table.criteria.categories.map((category) => {
    const here = first;
    first += category.items.length;
    return { category, here };
  });
  return (
    <section aria-label={t.all} className="ov-items">
      <h2 className="pd-section">{t.all}</h2>
      <div className="ov-scroll">
        <table className="pd-table ov-table">
          <thead>
            <tr>
              <th>{t.item}</th>
              <th className="pd-number">{t.points}</th>
              {table.dossiers.map((dossier) => (
                <th key={dossier.cell.application} className="pd-number" title={dossier.applicant}>
                  {dossier.cell.application}
                </th>
              ))}
              <th className="ov-spread-column">{t.spread}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map(({ category, here }, group) => (
              <Fragment key={category.code}>
                <tr className="group">
                  <td className="pd-strong">
                    {category.code} {category[language]}
                  </td>
                  <td className="pd-number pd-quiet">{category.points}</td>
                  {table.dossiers.map((dossier) => (
                    <td key={dossier.cell.application} className="pd-number pd-strong">
                      {dossier.categories[group]?.given ? dossier.categories[group].score : "—"}
                    </td>
                  ))}
                  <td />
                </tr>
                {category.items.map((item, index) => (
                  <Item key={item.code} name={item[language]} code={item.code} points={item.points} place={here + index} dossiers={table.dossiers} />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Item({ code, name, points, place, dossiers }: { code: string; name: string; points: number; place: number; dossiers: readonly OverviewDossier[] }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const heights = dossiers.flatMap((dossier) => dossier.marks[place]?.height ?? []);
  const said = heights.map((height) => `${height}%`).join(" ");
  return (
    <tr className="item">
      <td>
        {code} {name}
      </td>
      <td className="pd-number pd-quiet">{points}</td>
      {dossiers.map((dossier) => {
        const mark = dossier.marks[place];
        return (
          <td key={dossier.cell.application} className="pd-number">
            <button type="button" className="pd-link" aria-label={`${dossier.cell.application} ${code} ${mark?.text ?? t.notGiven}`} onClick={() => void navigate(scoringPath(dossier.cell, code))}>
              {mark?.text ?? "—"}
            </button>
          </td>
        );
      })}
      <td className="ov-spread-column">{heights.length > 1 && <SpreadBar values={heights} label={`${t.spread} ${said}`} />}</td>
    </tr>
  );
}
