// What each expert gave and wrote, side by side, lowest mark first.
import type { Citation, Comment, ItemVoice, PanelItemView } from "../../api/generated";
import { CiteChip, Icon } from "../../shared";
import { useTexts } from "../../texts";
import { isTakenOver, merged, newLine, speakers, takenOver } from "./draft";
import { itemTexts } from "./itemTexts";
import type { Consensus } from "./useConsensus";

interface Props {
  view: PanelItemView;
  /** Null when nothing can be taken over. */
  consensus: Consensus | null;
  line: string | null;
  onLine: (id: string) => void;
  onGo: (citation: Citation) => void;
}

export function Voices(props: Props) {
  const t = useTexts(itemTexts);
  const all = speakers(props.view.voices);
  return (
    <ul className="it-voices">
      {all.map((voice) => (
        <li key={voice.letter} className="it-voice">
          <p className="it-voice-head">
            <b className="it-letter">{voice.letter}</b>
            <b>{props.view.unit === "percent" ? `${voice.text ?? ""}%` : voice.text}</b>
          </p>
          {voice.comments.length === 0 && <p className="pd-quiet">{t.noComments}</p>}
          {voice.comments.map((comment) => (
            <Said key={`${comment.kind} ${comment.text}`} voice={voice} comment={comment} {...props} />
          ))}
        </li>
      ))}
    </ul>
  );
}

export function Sign({ kind }: { kind: Comment["kind"] }) {
  const t = useTexts(itemTexts);
  return (
    <span className="it-sign" role="img" aria-label={t[kind]} title={t[kind]}>
      {kind === "strength" ? "＋" : "△"}
    </span>
  );
}

function Said({ voice, comment, consensus, line, onLine, onGo }: Props & { voice: ItemVoice; comment: Comment }) {
  const t = useTexts(itemTexts);
  const { letter } = voice;
  const taken = consensus !== null && isTakenOver(consensus.draft, letter, comment);
  const target = consensus?.draft.lines.find((one) => one.kind === comment.kind && one.id === line) ?? consensus?.draft.lines.findLast((one) => one.kind === comment.kind);
  const short = comment.text.slice(0, 24);
  const rewrite = () => {
    const fresh = newLine(comment.kind, { letter, comment });
    consensus?.change((draft) => ({ ...draft, lines: [...draft.lines, fresh] }));
    onLine(fresh.id);
  };
  const mergeIn = () => {
    if (!target) return;
    consensus?.change((draft) => ({ ...draft, lines: draft.lines.map((one) => (one.id === target.id ? merged(one, letter, comment) : one)) }));
    onLine(target.id);
  };
  return (
    <div className="it-said">
      <p className="pd-selectable">
        <Sign kind={comment.kind} /> {comment.text}
      </p>
      {comment.citations.length > 0 && (
        <p className="it-chips">
          {comment.citations.map((citation) => (
            <CiteChip key={JSON.stringify(citation)} label={citation.label} page={citation.page} onGo={() => onGo(citation)} />
          ))}
        </p>
      )}
      {consensus && (
        <p className="it-acts">
          {taken ? (
            <span className="it-taken">
              <Icon name="check" /> {t.taken}
            </span>
          ) : (
            <button type="button" className="pd-link" aria-label={t.takeOf(letter, short)} onClick={() => consensus.change((draft) => takenOver(draft, letter, comment))}>
              {t.take}
            </button>
          )}
          {!taken && (
            <button type="button" className="pd-link" aria-label={t.rewriteOf(letter, short)} onClick={rewrite}>
              {t.rewrite}
            </button>
          )}
          {!taken && target && (
            <button type="button" className="pd-link" aria-label={t.mergeOf(letter, short)} onClick={mergeIn}>
              {t.merge}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
