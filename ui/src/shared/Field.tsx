// A labelled field with its help, or with what is wrong.
import type { ReactNode } from "react";

interface FieldProps {
  id: string;
  label: string;
  /** What to type, or what is wrong with it. */
  help?: ReactNode;
  wrong?: boolean;
  children: ReactNode;
}

export function Field({ id, label, help, wrong = false, children }: FieldProps) {
  return (
    <div className="pd-field">
      <label htmlFor={id}>{label}</label>
      {children}
      {help !== undefined && (
        <span id={`${id}-help`} className={wrong ? "pd-wrong" : "pd-quiet"} role={wrong ? "alert" : undefined}>
          {help}
        </span>
      )}
    </div>
  );
}
