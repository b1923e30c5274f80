// The bar below the top bar: where one is. In a small window it stands in the top bar itself.
import { createContext, useContext, type ReactNode } from "react";
import { createPortal } from "react-dom";

import "./shared.css";

/** The place in the top bar of a small window; null when there is room for a bar of its own. */
export const ContextSlot = createContext<HTMLElement | null>(null);

interface Props {
  children: ReactNode;
  /** What stands at the right end. */
  right?: ReactNode;
}

export function ContextBar({ children, right }: Props) {
  const slot = useContext(ContextSlot);
  const inside = (
    <>
      {children}
      {right !== undefined && <span className="pd-right">{right}</span>}
    </>
  );
  if (slot) return createPortal(inside, slot);
  return <div className="pd-context">{inside}</div>;
}
