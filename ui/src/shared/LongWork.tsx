// Long work: what is being done, how far it is, and a way out that always works.
import { Button, Progress } from "antd";
import { useCallback, useRef, useState } from "react";

import { act, failureOf, type ActionName, type Input, type Output, type Step } from "../api/call";
import { defineTexts, useLanguage, useTexts } from "../texts";

import "./shared.css";

const texts = defineTexts({
  zh: { cancel: "取消", stopping: "正在停下", of: (done: string, total: string) => `${done} / ${total}` },
  en: { cancel: "Cancel", stopping: "Stopping", of: (done: string, total: string) => `${done} of ${total}` },
});

/** What takes less is not worth a look. */
const SHORT = 300;

/** Runs a long action with progress and cancel. `step` is null when nothing runs, and in the first 300 ms. */
export function useLongWork<N extends ActionName>(name: N) {
  const [step, setStep] = useState<Step | null>(null);
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const controller = useRef<AbortController | null>(null);
  const run = useCallback(
    async (input: Input<N>): Promise<Output<N> | null> => {
      controller.current = new AbortController();
      setError(null);
      setRunning(true);
      const began = performance.now();
      let latest: Step | null = null;
      const waiting = setTimeout(() => setStep(latest), SHORT);
      const onProgress = (now: Step) => {
        latest = now;
        if (performance.now() - began >= SHORT) setStep(now);
      };
      try {
        return await act(name, input, { onProgress, signal: controller.current.signal });
      } catch (failed) {
        if (failureOf(failed).severity !== "cancelled") setError(failed);
        return null;
      } finally {
        clearTimeout(waiting);
        setRunning(false);
        setStep(null);
      }
    },
    [name],
  );
  const cancel = useCallback(() => controller.current?.abort(), []);
  return { run, cancel, step, running, error };
}

export function LongWork({ step, onCancel }: { step: Step | null; onCancel: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const [stopping, setStopping] = useState(false);
  if (!step) return null;
  const percent = step.total > 0 ? Math.floor((100 * step.done) / step.total) : 0;
  const shown = (number: number) => (step.total > 100_000 ? `${(number / 1_000_000).toFixed(1)} MB` : String(number));
  return (
    <div role="status" aria-live="polite">
      <div className="pd-progress-steps">
        <span className="pd-strong">{language === "zh" ? step.zh : step.en}</span>{" "}
        <span className="pd-quiet">{step.total > 0 && t.of(shown(step.done), shown(step.total))}</span>
      </div>
      <Progress percent={percent} showInfo={false} strokeLinecap="butt" />
      <Button
        onClick={() => {
          setStopping(true);
          onCancel();
        }}
        disabled={stopping}
      >
        {stopping ? t.stopping : t.cancel}
      </Button>
    </div>
  );
}
