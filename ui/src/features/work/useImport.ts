// Importing what was looked at: charters first, then packages, then receipts. Each file is taken in wholly or not at all.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { act, failureOf, type Failure } from "../../api/call";
import type { PackagesImported, ReceiptOutcome } from "../../api/generated";
import { useLongWork } from "../../shared";
import { pathsOf, type Taken } from "./looked";

export interface ImportReport {
  charters: number[];
  packages: PackagesImported | null;
  receipts: Extract<ReceiptOutcome, { kind: "taken" }>[];
  refused: { name: string; failure: Failure }[];
}

export function useImport() {
  const client = useQueryClient();
  const work = useLongWork("expert.import_packages");
  const [busy, setBusy] = useState(false);
  const { run } = work;
  const start = async (files: readonly Taken[]): Promise<ImportReport | null> => {
      setBusy(true);
      const report: ImportReport = { charters: [], packages: null, receipts: [], refused: [] };
      try {
        for (const file of files.filter(({ found }) => found.kind === "charter")) {
          try {
            // One after the other: a revision continues the chain of the one before.
            // oxlint-disable-next-line no-await-in-loop
            report.charters.push((await act("expert.receive_charter", { path: file.path })).number);
          } catch (error) {
            report.refused.push({ name: file.name, failure: failureOf(error) });
          }
        }
        const packages = pathsOf(files, ["package", "after_charter"]);
        if (packages.length > 0) {
          report.packages = await run({ paths: packages });
          // Stopped before anything was written: only a charter may have come in.
          if (!report.packages && report.charters.length === 0) return null;
          report.refused.push(...(report.packages?.refused ?? []));
        }
        const receipts = pathsOf(files, ["receipt"]);
        if (receipts.length > 0 && !report.packages?.cancelled) {
          for (const outcome of await act("expert.receipts", { paths: receipts })) {
            if (outcome.kind === "taken") report.receipts.push(outcome);
            else report.refused.push({ name: outcome.name, failure: outcome.failure });
          }
        }
        return report;
      } finally {
        setBusy(false);
        await client.invalidateQueries();
      }
  };
  return { start, busy, step: work.step, cancel: work.cancel, error: work.error };
}
