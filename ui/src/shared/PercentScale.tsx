// The holistic percent in steps of the criteria set: cells in boxes by band, one radio group.
import { useRef, type KeyboardEvent } from "react";

import { useShortcut } from "./useShortcut";

import "./shared.css";

export interface Band {
  /** First step of the band. */
  from: number;
  /** Last step of the band. */
  to: number;
}

interface Props {
  bands: readonly Band[];
  /** What a step shows, such as `65` for step 13. */
  label: (step: number) => string;
  /** The chosen step; null is not yet given. */
  value: number | null;
  onChange: (step: number | null) => void;
  /** What the group is called. */
  name: string;
  disabled?: boolean;
  /** Whether Ctrl+↑ and Ctrl+↓ work from anywhere in the window. */
  keys?: boolean;
}

export function PercentScale({ bands, label, value, onChange, name, disabled = false, keys = false }: Props) {
  const group = useRef<HTMLDivElement>(null);
  const first = bands[0]?.from ?? 0;
  const last = bands.at(-1)?.to ?? 0;
  const middle = Math.floor((first + last) / 2);
  const step = (by: number) => (value === null ? middle : Math.min(last, Math.max(first, value + by)));
  useShortcut("Ctrl+ArrowUp", keys && !disabled ? () => onChange(step(1)) : undefined);
  useShortcut("Ctrl+ArrowDown", keys && !disabled ? () => onChange(step(-1)) : undefined);
  const choose = (to: number) => {
    onChange(to);
    group.current?.querySelector<HTMLElement>(`[data-step="${to}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.nativeEvent.isComposing) return;
    const moves: Record<string, () => void> = {
      ArrowRight: () => choose(step(1)),
      ArrowUp: () => choose(step(1)),
      ArrowLeft: () => choose(step(-1)),
      ArrowDown: () => choose(step(-1)),
      Home: () => choose(first),
      End: () => choose(last),
      Delete: () => onChange(null),
      Backspace: () => onChange(null),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
  return (
    <div ref={group} className="pd-scale" role="radiogroup" aria-label={name} onKeyDown={onKeyDown}>
      {bands.map((band) => {
        const steps = Array.from({ length: band.to - band.from + 1 }, (_, index) => band.from + index);
        const within = value !== null && value >= band.from && value <= band.to;
        return (
          <div key={band.from} className={`pd-band${within ? " in" : ""}`} style={{ flexGrow: Math.max(1.9, steps.length) }}>
            {steps.map((one) => (
              <button
                key={one}
                type="button"
                role="radio"
                className="pd-cell"
                data-step={one}
                aria-checked={value === one}
                tabIndex={value === one || (value === null && one === first) ? 0 : -1}
                disabled={disabled}
                onClick={() => onChange(one)}
              >
                {label(one)}
              </button>
            ))}
          </div>
        );
      })}
    </div>
  );
}
