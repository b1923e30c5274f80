// The sheet as it will be printed, or as it was signed, page by page.
import { useEffect, useState } from "react";
import { useNavigate } from "react-router";

import { useAct } from "../../api/call";
import type { SheetCheck } from "../../api/generated";
import { ErrorBar, scoringPath } from "../../shared";
import { PRINT_WIDTH, SheetPreview } from "../../shared/SheetPreview";
import { useTexts } from "../../texts";
import { texts } from "./texts";

interface Props {
  check: SheetCheck;
  revising: boolean;
  /** The reason of a revision, as far as it is written. */
  reason: string;
  large: boolean;
  onLarge: (() => void) | undefined;
}

export function Printed({ check, revising, reason, large, onLarge }: Props) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const shown = check.signed !== null && !revising ? ("signed" as const) : ("draft" as const);
  const waits = shown === "draft" && check.blocked.some((block) => block === "marks_missing" || block === "dossier_incomplete" || block === "not_expected");
  const [written, setWritten] = useState(reason);
  // Printed again when the person has stopped typing.
  useEffect(() => {
    const waiting = setTimeout(() => setWritten(reason), 600);
    return () => clearTimeout(waiting);
  }, [reason]);
  const preview = useAct("expert.preview_sheet", { cell: check.cell, of: shown, reason: shown === "draft" && written.trim() ? written.trim() : null, width: PRINT_WIDTH }, { enabled: !waits });
  return (
    <SheetPreview
      title={shown === "signed" ? t.printSigned : t.print}
      pages={preview.data?.pages}
      drawing={preview.isPending && !waits}
      note={shown === "draft" ? t.printNote : undefined}
      large={large}
      onLarge={onLarge}
    >
      <ErrorBar error={preview.error} />
      {waits && (
        <p className="pd-second">
          {t.noPrint(check.missing.length)}{" "}
          {check.missing[0] && (
            <button type="button" className="pd-link" onClick={() => void navigate(scoringPath(check.cell, check.missing[0]?.code))}>
              {t.goMissing}
            </button>
          )}
        </p>
      )}
    </SheetPreview>
  );
}
