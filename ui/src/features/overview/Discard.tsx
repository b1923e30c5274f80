// Putting a revision's draft away: what was written in it is gone, so it is asked for.
import { useQueryClient } from "@tanstack/react-query";
import { Modal } from "antd";
import { useState } from "react";

import { act } from "../../api/call";
import type { SheetCheck } from "../../api/generated";
import { ErrorBar } from "../../shared";
import { useTexts } from "../../texts";
import { signTexts } from "./texts";

export function Discard({ check, revision }: { check: SheetCheck; revision: number }) {
  const t = useTexts(signTexts);
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const discard = async () => {
    try {
      await act("expert.discard_revision", { cell: check.cell, version: check.version });
      setAsked(false);
      await client.invalidateQueries();
    } catch (failed) {
      setError(failed);
    }
  };
  return (
    <div>
      <button type="button" className="pd-link" onClick={() => setAsked(true)}>
        {t.discard}
      </button>
      <Modal open={asked} title={t.discardTitle} okText={t.discard} cancelText={t.keep} onOk={() => void discard()} onCancel={() => setAsked(false)} width={440}>
        <p>{t.discardText(revision)}</p>
        <ErrorBar error={error} />
      </Modal>
    </div>
  );
}
