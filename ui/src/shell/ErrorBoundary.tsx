// A screen that fails says so and leaves the rest of the window alive.
import { Component, useContext, type ReactNode } from "react";

import { LanguageContext } from "../texts";
import { texts } from "./texts";

interface Props {
  children: ReactNode;
}

export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <Broken again={() => this.setState({ failed: false })} /> : this.props.children;
  }
}

function Broken({ again }: { again: () => void }) {
  const t = texts[useContext(LanguageContext)];
  return (
    <div className="pd-page" role="alert">
      <p className="pd-section">{t.broken}</p>
      <p className="pd-second">{t.brokenRemedy}</p>
      <p>
        <button type="button" className="pd-link" onClick={again}>
          {t.home}
        </button>
      </p>
    </div>
  );
}
