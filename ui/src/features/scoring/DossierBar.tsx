// The bar below the top bar: which dossier, how far, and how long still.
import type { ScoringDossier, ScoringForm } from "../../api/generated";
import { ContextBar } from "../../shared/ContextBar";
import { useFormats } from "../../shared/format";
import { Icon } from "../../shared/Icon";
import { ItemRibbon } from "../../shared/ItemRibbon";
import { Kbd } from "../../shared/Kbd";
import { useLanguage, useTexts } from "../../texts";
import type { PlacedItem } from "./form/criteria";
import { ItemList } from "./ItemList";
import { Pop } from "./Pop";
import { usePiece } from "./state/store";
import { texts } from "./texts";

interface Props {
  form: ScoringForm;
  items: readonly PlacedItem[];
  item: string;
  previous: ScoringDossier | undefined;
  next: ScoringDossier | undefined;
  onDossier: (dossier: ScoringDossier) => void;
  onItem: (code: string) => void;
  onAcross: () => void;
}

export function DossierBar({ form, items, item, previous, next, onDossier, onItem, onAcross }: Props) {
  const t = useTexts(texts);
  const language = useLanguage();
  const steps = usePiece((now) => now.model.steps);
  const given = items.filter((placed) => steps[placed.item.code] !== undefined).length;
  const said = t.given(given, items.length);
  const ribbon = items.map(({ item: one, category }) => {
    const mark = steps[one.code];
    const full = one.marks.length - 1;
    return {
      code: one.code,
      name: one.name[language],
      category: category.code,
      percent: mark === undefined ? null : Math.round((mark / Math.max(1, full)) * 100),
    };
  });
  return (
    <ContextBar
      right={
        <>
          <button type="button" className="pd-link sc-across-link" onClick={onAcross}>
            {t.across} <Kbd>Alt+0</Kbd>
          </button>
          <Deadline form={form} />
        </>
      }
    >
      <DossierButton icon="left" label={t.previousDossier} keys="Alt+←" dossier={previous} onGo={onDossier} />
      <h1 className="sc-applicant">
        <span className="pd-quiet">{form.cell.application}</span> <span className="pd-strong sc-cut">{form.applicant}</span>
      </h1>
      <DossierButton icon="right" label={t.nextDossier} keys="Alt+→" dossier={next} onGo={onDossier} />
      <span className="sc-ribbon">
        <ItemRibbon items={ribbon} label={said} here={item} onPick={onItem} />
      </span>
      <Pop
        className="sc-count"
        label={`${given} / ${items.length} ${t.itemList}`}
        title={said}
        button={
          <>
            <span className="pd-strong">{given}</span> <span className="pd-quiet">/ {items.length}</span> <Icon name="down" size={12} />
          </>
        }
      >
        {(close) => (
          <ItemList
            form={form}
            item={item}
            onItem={(code) => {
              close();
              onItem(code);
            }}
          />
        )}
      </Pop>
    </ContextBar>
  );
}

function DossierButton({ icon, label, keys, dossier, onGo }: { icon: "left" | "right"; label: string; keys: string; dossier: ScoringDossier | undefined; onGo: (dossier: ScoringDossier) => void }) {
  return (
    <button
      type="button"
      className="sc-tool"
      disabled={!dossier}
      aria-label={label}
      title={dossier ? `${label} ${dossier.application} ${dossier.applicant} ${keys}` : label}
      onClick={() => dossier && onGo(dossier)}
    >
      <Icon name={icon} />
    </button>
  );
}

/** Near the deadline it is ochre; with more time it is quiet. */
const NEAR = 5;

function Deadline({ form }: { form: ScoringForm }) {
  const t = useTexts(texts);
  const days = form.days_left;
  const date = useFormats().dayTime(form.deadline);
  const said = days === null ? t.deadline(date) : days > 0 ? t.daysLeft(days) : days === 0 ? t.today : t.late(-days);
  return (
    <span className={days !== null && days <= NEAR ? "sc-near" : "pd-second"} title={t.deadline(date)}>
      <Icon name="info" /> {said}
    </span>
  );
}
