// The one red button of a screen: an act in a person's name that cannot be taken back.
import { Button, type ButtonProps } from "antd";

import "./shared.css";

/** A disabled act says why, beside the button. */
export function SealButton({ reason, ...props }: ButtonProps & { reason?: string }) {
  return (
    <span>
      <Button {...props} size="large" className="pd-seal" disabled={props.disabled || reason !== undefined} />
      {reason !== undefined && <div className="pd-second">{reason}</div>}
    </span>
  );
}
