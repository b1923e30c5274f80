// The first run: the five steps at the left, the one that is being done at the right.
import type { ReactNode } from "react";

import { Icon } from "../../shared";
import { useTexts } from "../../texts";
import { Brand, LanguageSwitch } from "./Parts";
import { texts } from "./texts";

import "./entry.css";

interface Props {
  /** 1 to 5. */
  step: number;
  title: string;
  lead: ReactNode;
  children: ReactNode;
  /** Buttons: the way back, and the way on. */
  back: ReactNode;
  next: ReactNode;
  /** Makes the work a form. */
  onSubmit?: () => void;
}

export function FirstRun({ step, title, lead, children, back, next, onSubmit }: Props) {
  const t = useTexts(texts);
  const steps = [
    [t.step1, t.step1Note],
    [t.step2, t.step2Note],
    [t.step3, t.step3Note],
    [t.step4, t.step4Note],
    [t.step5, t.step5Note],
  ] as const;
  return (
    <div className="pd-first-run">
      <header className="pd-top">
        <Brand />
        <span className="pd-first-run-name">{t.firstRun}</span>
        <span className="pd-top-right">
          <LanguageSwitch />
        </span>
      </header>
      <ol className="pd-steps" aria-label={t.steps}>
        {steps.map(([name, note], index) => {
          const state = index + 1 < step ? "done" : index + 1 === step ? "now" : "later";
          return (
            <li key={name} className={state} aria-current={state === "now" ? "step" : undefined}>
              <span className="pd-step-number">
                {state === "done" ? <Icon name="check" label={t.stepDone} /> : index + 1}
              </span>
              <span>
                <span className="pd-step-name">{name}</span>
                <span className="pd-step-note">{note}</span>
              </span>
            </li>
          );
        })}
      </ol>
      <form
        className="pd-first-run-work"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit?.();
        }}
      >
        <div className="pd-first-run-body">
          <h1 className="pd-title">{title}</h1>
          <p className="pd-second">{lead}</p>
          {children}
        </div>
        <footer className="pd-first-run-foot">
          <span className="pd-first-run-side">{back}</span>
          <span className="pd-first-run-side">{next}</span>
        </footer>
      </form>
    </div>
  );
}
