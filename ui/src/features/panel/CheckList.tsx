// What is looked at before the opening, each with its mark and what it means.
import type { ReactNode } from "react";
import { useNavigate } from "react-router";

import type { OpeningCheck, PanelRoster } from "../../api/generated";
import { Icon, type IconName, useFormats } from "../../shared";
import { useTexts } from "../../texts";
import { checkTexts } from "./texts";

type Mark = "good" | "wait" | "warn" | "bad";

const ICONS = { good: "check", wait: "clock", warn: "warning", bad: "close" } as const satisfies Record<Mark, IconName>;

interface Line {
  mark: Mark;
  said: string;
  detail?: ReactNode;
}

export function CheckList({ roster }: { roster: PanelRoster }) {
  const t = useTexts(checkTexts);
  const line = useLine(roster);
  return (
    <ul className="pn-checks" aria-label={t.list}>
      {roster.checklist.map((check) => {
        const shown = line(check);
        if (!shown) return null;
        const { mark, said, detail } = shown;
        return (
          <li key={check.code} className={mark}>
            <Icon name={ICONS[mark]} />
            <div>
              <div className={mark === "warn" || mark === "bad" ? "pd-strong" : undefined}>{said}</div>
              {detail !== undefined && <div className="pd-second">{detail}</div>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function useLine(roster: PanelRoster): (check: OpeningCheck) => Line | null {
  const t = useTexts(checkTexts);
  const f = useFormats();
  const navigate = useNavigate();
  const deadline = f.dayTime(roster.deadline);
  const own = roster.experts.find(({ chair }) => chair);
  return (check) => {
    switch (check.code) {
      case "deadline": {
        if (roster.past) return { mark: "good", said: t.deadlinePast, detail: t.byReceipt(deadline) };
        return check.met ? { mark: "good", said: t.deadlineAll, detail: t.byReceipt(deadline) } : { mark: "wait", said: t.deadlineWait, detail: t.waitNote(deadline) };
      }
      case "chair_first":
        if (!check.met) return { mark: "bad", said: t.chairWait, detail: t.chairWaitNote };
        return own && own.received < own.expected ? { mark: "warn", said: t.chairPast } : { mark: "good", said: t.chairFirst, detail: t.chairSheets(check.sheets) };
      case "signatures":
        return check.sheets > 0 ? { mark: "good", said: t.signatures(check.sheets) } : { mark: "wait", said: t.noSignatures };
      case "missing":
        return roster.past ? { mark: "warn", said: t.missing(check.cells) } : { mark: "wait", said: t.missingEarly(check.cells) };
      case "late":
        return { mark: "warn", said: t.late(check.sheets), detail: t.lateNote };
      case "forked":
        return { mark: "bad", said: t.forked(check.cells), detail: t.forkedNote };
      case "unknown":
        return {
          mark: "warn",
          said: t.unknown(check.cells),
          detail: (
            <>
              {t.unknownNote}{" "}
              <button type="button" className="pd-link" onClick={() => void navigate("/work/import")}>
                {t.toImport}
              </button>
            </>
          ),
        };
    }
  };
}
