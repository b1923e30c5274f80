// A button with a small layer: the keyboard goes into it, moves with the arrows, and comes back to the button.
import { Popover } from "antd";
import { useRef, useState, type KeyboardEvent, type ReactNode } from "react";

interface Props {
  className: string;
  /** What the button is called, when its words do not say it. */
  label?: string;
  title?: string;
  button: ReactNode;
  children: (close: () => void) => ReactNode;
}

const REACHABLE = "button:not(:disabled), input:not(:disabled), [tabindex='0']";

export function Pop({ className, label, title, button, children }: Props) {
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const all = () => [...(layer.current?.querySelectorAll<HTMLElement>(REACHABLE) ?? [])];
  const enter = () => {
    const first = layer.current?.querySelector<HTMLElement>('[aria-current="true"]') ?? all()[0] ?? layer.current;
    first?.focus();
  };
  const close = () => setOpen(false);
  const leave = () => {
    const lost = document.activeElement === document.body || layer.current?.contains(document.activeElement);
    if (lost) trigger.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
      trigger.current?.focus();
      return;
    }
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by === 0 || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    const reachable = all();
    const at = reachable.findIndex((element) => element === document.activeElement);
    reachable[Math.min(reachable.length - 1, Math.max(0, at + by))]?.focus();
  };
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      open={open}
      onOpenChange={setOpen}
      afterOpenChange={(now) => (now ? enter() : leave())}
      destroyOnHidden
      content={
        // The keys of a list are heard where they arrive.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <div ref={layer} role="dialog" aria-label={label ?? title} tabIndex={-1} onKeyDown={onKeyDown} className="sc-layer">
          {children(close)}
        </div>
      }
    >
      <button ref={trigger} type="button" className={className} aria-label={label} title={title} aria-expanded={open} aria-haspopup="dialog">
        {button}
      </button>
    </Popover>
  );
}
