// What is looked at before the opening, each with its mark and what it means.
import type { ReactNode } from "react";
import { useNavigate } from "react-router";

import type { OpeningCheck, PanelRoster } from "../../api/generated";
import { Icon, useFormats } from "../../shared";
import { useTexts } from "../../texts";
import { checkTexts } from "./texts";

type Mark = "good" | "warn" | "bad";

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
        const { mark, said, detail } = line(check);
        return (
          <li key={check.code} className={mark}>
            <Icon name={mark === "good" ? "check" : mark === "warn" ? "warning" : "close"} />
            <div>
              <div className={mark === "good" ? undefined : "pd-strong"}>{said}</div>
              {detail !== undefined && <div className="pd-second">{detail}</div>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function useLine(roster: PanelRoster): (check: OpeningCheck) => Line {
  const t = useTexts(checkTexts);
  const f = useFormats();
  const navigate = useNavigate();
  const deadline = f.dayTime(roster.deadline);
  const own = roster.experts.find(({ chair }) => chair);
  return (check) => {
    switch (check.code) {
      case "deadline": {
        if (roster.past) return { mark: "good", said: t.deadlinePast, detail: t.byReceipt(deadline) };
        return check.met ? { mark: "good", said: t.deadlineAll, detail: t.byReceipt(deadline) } : { mark: "bad", said: t.deadlineWait, detail: t.waitNote(deadline) };
      }
      case "chair_first":
        if (!check.met) return { mark: "bad", said: t.chairWait, detail: t.chairWaitNote };
        return own && own.received < own.expected ? { mark: "warn", said: t.chairPast } : { mark: "good", said: t.chairFirst, detail: t.chairSheets(check.sheets) };
      case "signatures":
        return check.sheets > 0 ? { mark: "good", said: t.signatures(check.sheets) } : { mark: "warn", said: t.noSignatures };
      case "missing":
        return { mark: "warn", said: roster.past ? t.missing(check.cells) : t.missingEarly(check.cells) };
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
