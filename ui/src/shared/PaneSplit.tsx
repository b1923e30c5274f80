// Two panes beside each other: the second has a width of its own, the first takes the rest. F6 goes from one to the
// other and back to where one was.
import { Splitter } from "antd";
import { useRef, type ReactNode } from "react";

import { useShortcut } from "./useShortcut";

import "./shared.css";

interface Props {
  first: ReactNode;
  second: ReactNode;
  /** What a screen reader calls them. */
  names: readonly [string, string];
  /** Width of the second pane in pixels, until the person drags the bar. */
  width: number;
  /** The least width of either. */
  least?: number;
  /** Hears the new width of the second pane. */
  onWidth?: (width: number) => void;
}

const FOCUSABLE = "a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), [tabindex]";

export function PaneSplit({ first, second, names, width, least = 360, onWidth }: Props) {
  const one = useRef<HTMLDivElement>(null);
  const two = useRef<HTMLDivElement>(null);
  const last = useRef<[HTMLElement | null, HTMLElement | null]>([null, null]);
  const over = () => {
    const from = two.current?.contains(document.activeElement) ? 1 : 0;
    const to = from === 1 ? 0 : 1;
    const pane = (to === 0 ? one : two).current;
    if (document.activeElement instanceof HTMLElement) last.current[from] = document.activeElement;
    const before = last.current[to];
    const there = before?.isConnected && pane?.contains(before) ? before : null;
    const reachable = [...(pane?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])].find((element) => element.tabIndex >= 0);
    (there ?? reachable ?? pane)?.focus();
  };
  useShortcut("F6", over);
  return (
    <Splitter className="pd-split" onResizeEnd={(sizes) => onWidth?.(Math.round(sizes[1] ?? width))}>
      <Splitter.Panel min={least}>
        <div ref={one} className="pd-pane" role="region" aria-label={names[0]} tabIndex={-1}>
          {first}
        </div>
      </Splitter.Panel>
      <Splitter.Panel defaultSize={width} min={least}>
        <div ref={two} className="pd-pane" role="region" aria-label={names[1]} tabIndex={-1}>
          {second}
        </div>
      </Splitter.Panel>
    </Splitter>
  );
}
