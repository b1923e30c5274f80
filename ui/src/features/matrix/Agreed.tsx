// What was agreed on, to be read only: after the result is signed, or where there is nothing to agree on.
import type { Citation, PanelItemView } from "../../api/generated";
import { CiteChip } from "../../shared";
import { useTexts } from "../../texts";
import { provenance } from "./draft";
import { itemTexts } from "./itemTexts";
import { Sign } from "./Voices";

export function Agreed({ view, onGo }: { view: PanelItemView; onGo: (citation: Citation) => void }) {
  const t = useTexts(itemTexts);
  const { consensus } = view;
  if (!consensus) {
    return <p className="it-editor pd-second">{view.agreeing === "nothing" ? t.nothing : t.noConsensus}</p>;
  }
  return (
    <div className="it-editor">
      <div className="it-halves">
        <section aria-label={t.comments}>
          <h2 className="pd-strong">{t.comments}</h2>
          {consensus.comments.length === 0 && <p className="pd-quiet">{t.noLinesWere}</p>}
          <ul className="it-read">
            {consensus.comments.map((line) => {
              const from = provenance(line, view.voices, t.separator);
              return (
                <li key={`${line.kind} ${line.text}`} className="pd-comment pd-selectable">
                  <Sign kind={line.kind} /> {line.text}{" "}
                  {line.citations.map((citation) => (
                    <CiteChip key={JSON.stringify(citation)} label={citation.label} page={citation.page} onGo={() => onGo(citation)} />
                  ))}{" "}
                  <span className="pd-quiet it-from-read">
                    {from.kind === "written" ? t.written : from.kind === "taken" ? t.takenFrom(from.letters) : t.rewrittenFrom(from.letters)}
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
        <section aria-label={t.mark}>
          <h2 className="pd-strong">{t.recorded(consensus.text, view.unit === "percent")}</h2>
          <p className="pd-selectable">
            <span className="pd-quiet">{t.reasonWas}</span>　{consensus.reason}
          </p>
        </section>
      </div>
    </div>
  );
}
