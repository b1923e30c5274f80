// A key beside the word it stands for. In a small window keys are not shown.
import "./shared.css";

export function Kbd({ children }: { children: string }) {
  return <kbd className="pd-key">{children}</kbd>;
}
