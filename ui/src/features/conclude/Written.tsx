// What the chair writes: how the panel deliberated, and why each missing sheet is missing.
import { Input } from "antd";
import { useId, useState } from "react";

import type { PanelResultState } from "../../api/generated";
import { ErrorBar, SavedMark, useNarrow, type Saving } from "../../shared";
import { useTexts } from "../../texts";
import { LONGEST } from "../scoring/state/text";
import { absentees, cellKey, differs, reasonOf, withReason, type Absent } from "./draft";
import { texts } from "./texts";
import type { Writing } from "./useResultDraft";

interface Props {
  state: PanelResultState;
  writing: Writing;
}

export function Written({ state, writing }: Props) {
  const t = useTexts(texts);
  const id = useId();
  const narrow = useNarrow();
  const { draft, change } = writing;
  const absent = absentees(state.missing);
  return (
    <div className="cn-written">
      <header className="cn-head">
        <label htmlFor={id} className="pd-section">
          {t.minutes}
        </label>
        <SavedMark saving={markOf(writing)} />
      </header>
      <p id={`${id}-help`} className="pd-second">
        {t.minutesHelp}
      </p>
      <Input.TextArea
        id={id}
        aria-describedby={`${id}-help`}
        className="pd-comment"
        value={draft.minutes}
        onChange={(event) => change((before) => ({ ...before, minutes: event.target.value }))}
        autoSize={{ minRows: narrow ? 5 : 8, maxRows: 30 }}
        maxLength={LONGEST}
      />
      {writing.saving.kind === "failed" && <ErrorBar error={writing.saving.error} />}
      {absent.length > 0 && (
        <section aria-label={t.missing}>
          <h2 className="pd-section">{t.missing}</h2>
          <p className="pd-second">{t.missingHelp(state.missing.length)}</p>
          {state.opening_reason !== null && (
            <p className="cn-quoted">
              <span className="pd-quiet">{t.openingReason}</span> <span className="pd-serif pd-selectable">{state.opening_reason}</span>{" "}
              <button
                type="button"
                className="pd-link"
                onClick={() => change((before) => withReason(before, state.missing, state.opening_reason ?? ""))}
              >
                {t.takeReason}
              </button>
            </p>
          )}
          {absent.map((one) => (
            <Reasons key={one.person} absent={one} writing={writing} />
          ))}
        </section>
      )}
    </div>
  );
}

/** One reason for all of an expert's missing sheets, or one for each. */
function Reasons({ absent, writing }: { absent: Absent; writing: Writing }) {
  const t = useTexts(texts);
  const id = useId();
  const { draft, change } = writing;
  const [asked, setAsked] = useState(false);
  const apart = absent.cells.length > 1 && (asked || differs(draft, absent.cells));
  const fields = apart ? absent.cells.map((cell) => [cell]) : [absent.cells];
  const join = () => {
    setAsked(false);
    const first = absent.cells[0];
    if (first) change((before) => withReason(before, absent.cells, reasonOf(before, first)));
  };
  return (
    <div className="cn-absent">
      <div className="cn-absent-name">
        <span className="pd-strong">{absent.name}</span>
        {absent.cells.length > 1 && (
          <button type="button" className="pd-link" onClick={apart ? join : () => setAsked(true)}>
            {apart ? t.together : t.apart}
          </button>
        )}
      </div>
      {fields.map((cells) => {
        const [first] = cells;
        if (!first) return null;
        const field = `${id}-${cellKey(first)}`;
        return (
          <div key={field}>
            <label htmlFor={field} className="pd-second">
              {cells.length > 1 ? t.reasonFor(cells.map((cell) => cell.application).join(t.comma)) : t.reasonOne(first.application, first.applicant)}
            </label>
            <Input.TextArea
              id={field}
              value={reasonOf(draft, first)}
              onChange={(event) => change((before) => withReason(before, cells, event.target.value))}
              autoSize={{ minRows: 1, maxRows: 6 }}
              maxLength={2000}
            />
          </div>
        );
      })}
    </div>
  );
}

function markOf({ saving }: Writing): Saving {
  if (saving.kind === "saved") return saving.at === null ? { kind: "nothing" } : { kind: "saved", at: new Date(saving.at) };
  return { kind: saving.kind };
}
