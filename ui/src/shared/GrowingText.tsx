// A field as high as what is written in it. The same text, unseen behind it, gives the height, so that no key has to be
// measured before it is drawn.
import type { ComponentProps } from "react";

import "./growing-text.css";

type Props = Omit<ComponentProps<"textarea">, "rows" | "value"> & { value: string };

export function GrowingText({ className = "", value, ...field }: Props) {
  return (
    <div className={`pd-growing ${className}`} data-text={value}>
      <textarea rows={1} value={value} {...field} />
    </div>
  );
}
