// At most one hint on an item, computed by the desk from what is saved. It never keeps anything from being saved.
import { useQuery } from "@tanstack/react-query";
import { memo, type ReactNode } from "react";

import { act } from "../../../api/call";
import type { ScoringCriteria, ScoringHint, ScoringItem } from "../../../api/generated";
import { Hint } from "../../../shared/bars";
import { useLanguage, useTexts } from "../../../texts";
import { usePiece, useStore } from "../state/store";
import { useRestedPiece } from "./useRested";
import { bandRange } from "./criteria";
import { texts } from "./texts";

interface Props {
  criteria: ScoringCriteria;
  item: ScoringItem;
  onDossier: (application: string, item: string) => void;
}

export const HintLine = memo(function HintLine({ criteria, item, onDossier }: Props) {
  const store = useStore();
  const times = useRestedPiece((now) => now.savedTimes, 700);
  const { data } = useQuery({
    queryKey: ["scoring.hints", { cell: store.cell, item: item.code }, times],
    queryFn: () => act("scoring.hints", { cell: store.cell, item: item.code }),
    placeholderData: (before, query) => (query?.queryKey[1] && JSON.stringify(query.queryKey[1]) === JSON.stringify({ cell: store.cell, item: item.code }) ? before : undefined),
  });
  const dismissed = usePiece((now) => now.model.aids.items[item.code]?.dismissed);
  const editable = usePiece((now) => now.editable);
  const steps = usePiece((now) => now.model.steps[item.code]);
  const hint = data?.find((one) => !dismissed?.includes(one.code));
  if (!hint || !editable) return null;
  return (
    <Hint onDismiss={() => store.dismiss(item.code, hint.code)}>
      <Said hint={hint} criteria={criteria} item={item} mark={steps === undefined ? undefined : item.marks[steps]?.text} onDossier={onDossier} />
    </Hint>
  );
});

function Said({ hint, criteria, item, mark, onDossier }: { hint: ScoringHint; criteria: ScoringCriteria; item: ScoringItem; mark: string | undefined; onDossier: Props["onDossier"] }): ReactNode {
  const t = useTexts(texts);
  const language = useLanguage();
  const counted = (text: string) => (criteria.unit === "percent" ? t.percent(text) : t.pointsText(text));
  switch (hint.code) {
    case "dimensions_apart": {
      const list = criteria.dimensions.find((group) => group.kind === item.kind)?.list ?? [];
      const names = hint.apart.map((one) => list.find((dimension) => dimension.code === one.dimension)?.name[language] ?? one.dimension);
      const bands = [...new Set(hint.apart.map((one) => bandRange(criteria, one.band)))];
      return t.dimensionsApart(names.join(t.listComma), bands.join(t.listComma), mark === undefined ? bandRange(criteria, hint.band) : counted(mark));
    }
    case "no_comment":
      return t.noComment;
    case "extreme_uncited":
      return hint.high ? t.extremeHigh : t.extremeLow;
    case "same_text":
      return (
        <>
          {t.sameText}{" "}
          <button type="button" className="pd-link" onClick={() => onDossier(hint.application, hint.item)}>
            {hint.application} {hint.applicant} {hint.item}
          </button>
          {hint.mark !== null && <> {t.sameTextMark(counted(hint.mark))}</>}
        </>
      );
    case "unlike_own":
      return t.unlikeOwn(hint.median, hint.others);
  }
}
