// One item across all of one's dossiers: the same yardstick for all of them.
import { Select } from "antd";
import { useNavigate, useParams } from "react-router";

import { useAct } from "../../api/call";
import type { ScoringAcrossRow, ScoringForm } from "../../api/generated";
import { EmptyLine, ErrorBar } from "../../shared/bars";
import { CiteChip } from "../../shared/CiteChip";
import { ContextBar } from "../../shared/ContextBar";
import { Icon } from "../../shared/Icon";
import { Stamp } from "../../shared/Stamp";
import { useShortcut } from "../../shared/useShortcut";
import { useLanguage, useTexts } from "../../texts";
import { acrossTexts } from "./acrossTexts";
import { placedItems } from "./form/criteria";
import { begin, lastItem, pathOf } from "./places";

import "./scoring.css";

export function AcrossScreen() {
  const t = useTexts(acrossTexts);
  const { round, item } = useParams();
  const mine = useAct("scoring.mine", {});
  const dossiers = mine.data ?? [];
  const first = dossiers.find((dossier) => dossier.cell.round === round) ?? begin(dossiers);
  const form = useAct("scoring.open", first ? { cell: first.cell } : { cell: { round: "", panel: "", application: "", expert: "" } }, { enabled: first !== undefined });
  if (mine.error || form.error) return <ErrorBar error={mine.error ?? form.error} />;
  if (mine.data?.length === 0) {
    return (
      <div className="pd-page">
        <EmptyLine>{t.nothing}</EmptyLine>
      </div>
    );
  }
  if (!form.data) return null;
  return <Across form={form.data} asked={item ?? lastItem(form.data.cell)} />;
}

function Across({ form, asked }: { form: ScoringForm; asked: string | undefined }) {
  const t = useTexts(acrossTexts);
  const language = useLanguage();
  const navigate = useNavigate();
  const items = placedItems(form.criteria);
  const at = Math.max(
    0,
    items.findIndex((placed) => placed.item.code === asked),
  );
  const placed = items[at];
  const code = placed?.item.code ?? "";
  const round = form.cell.round;
  const rows = useAct("scoring.across", { round, item: code });
  const go = (to: string | undefined) => to !== undefined && void navigate(`/across/${round}/${to}`, { replace: true });
  const previous = items[at - 1]?.item.code;
  const next = items[at + 1]?.item.code;
  useShortcut("Ctrl+PageUp", previous ? () => go(previous) : undefined);
  useShortcut("Ctrl+PageDown", next ? () => go(next) : undefined);
  if (!placed) return null;
  const unit = form.criteria.unit === "percent" ? "%" : "";
  return (
    <div className="pd-screen">
      <h1 className="pd-unseen">
        {t.title} {code}
      </h1>
      <ContextBar right={<span className="pd-second">{t.points(placed.item.points)}</span>}>
        <button type="button" className="sc-tool" aria-label={t.previous} title={`${t.previous} Ctrl+PgUp`} disabled={!previous} onClick={() => go(previous)}>
          <Icon name="left" />
        </button>
        <Select
          size="small"
          value={code}
          aria-label={t.item}
          onChange={go}
          showSearch={{ optionFilterProp: "label" }}
          style={{ width: 320 }}
          options={items.map(({ item }) => ({ value: item.code, label: `${item.code} ${item.name[language]}` }))}
        />
        <button type="button" className="sc-tool" aria-label={t.next} title={`${t.next} Ctrl+PgDn`} disabled={!next} onClick={() => go(next)}>
          <Icon name="right" />
        </button>
      </ContextBar>
      <div className="pd-body sc-across">
        <ErrorBar error={rows.error} />
        <table className="pd-table">
          <thead>
            <tr>
              <th scope="col">{t.dossier}</th>
              <th scope="col" className="pd-number">
                {t.mark}
              </th>
              <th scope="col" className="pd-number">
                {t.score}
              </th>
              <th scope="col">{t.remarks}</th>
            </tr>
          </thead>
          <tbody>
            {rows.data?.map((row) => (
              <tr key={row.cell.application}>
                <td className="sc-across-dossier">
                  <button type="button" className="pd-link" onClick={() => void navigate(pathOf(row.cell, code))}>
                    {row.cell.application} {row.applicant}
                  </button>{" "}
                  {row.signed && <Stamp state="signed" quiet />}
                </td>
                <td className="pd-number pd-nowrap">{row.mark === null ? <span className="pd-quiet">{t.notGiven}</span> : <b>{`${row.mark}${unit}`}</b>}</td>
                <td className="pd-number pd-nowrap">{row.score}</td>
                <td>
                  <Said row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Said({ row }: { row: ScoringAcrossRow }) {
  const t = useTexts(acrossTexts);
  const lines = [
    ...row.comments.map((comment) => ({ sign: comment.kind === "strength" ? "＋" : "△", name: comment.kind === "strength" ? t.strength : t.opportunity, ...comment })),
    ...row.check_points.map((point) => ({ sign: null, name: t.checkPoint, ...point })),
  ];
  if (lines.length === 0) return <span className="pd-quiet">{t.noRemarks}</span>;
  return (
    <ul className="sc-across-said">
      {lines.map((line) => (
        <li key={`${line.sign}${line.text}`}>
          <span title={line.name} role="img" aria-label={line.name}>
            {line.sign ?? <Icon name="flag" />}
          </span>{" "}
          {line.text}{" "}
          {line.citations.map((citation) => (
            <CiteChip key={`${citation.document}-${citation.page}-${citation.quote}`} label={citation.label} page={citation.page} />
          ))}
        </li>
      ))}
    </ul>
  );
}
