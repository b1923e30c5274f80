// The window's frame: the top bar with the tabs of the role, and the screen below it.
import { useCallback, type ReactNode } from "react";
import { useLocation, useNavigate } from "react-router";

import { useDo } from "../api/call";
import { Icon } from "../shared/Icon";
import { useShortcut } from "../shared/useShortcut";
import { useTexts, useLanguage } from "../texts";
import { KeyList } from "./KeyList";
import { routes, type Role } from "./routes";
import type { Status } from "./session";
import { texts } from "./texts";
import { useIdleLock } from "./useIdleLock";

import "./frame.css";

type Open = NonNullable<Status["open"]>;

export function Frame({ status, children }: { status: Open | null; children: ReactNode }) {
  const lock = useDo("entry.lock");
  const mutate = lock.mutate;
  const doLock = useCallback(() => mutate({}), [mutate]);
  useShortcut("Ctrl+L", status ? doLock : undefined);
  useIdleLock(status !== null, doLock);
  return (
    <div className="pd-frame">
      {status?.role && <TopBar open={status} role={status.role} onLock={doLock} />}
      <main className="pd-main">{children}</main>
      <KeyList />
    </div>
  );
}

function TopBar({ open, role, onLock }: { open: Open; role: Role; onLock: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const tabs = routes
    .flatMap((route) => (route.tab?.roles.includes(role) ? [{ path: route.path, tab: route.tab }] : []))
    .toSorted((a, b) => a.tab.order - b.tab.order);
  const first = (path: string) => path.split("/")[1];
  return (
    <header className="pd-top">
      <span className="pd-brand">
        <span className="pd-brand-mark" aria-hidden>
          评
        </span>
        {t.name}
      </span>
      <nav aria-label={t.main} className="pd-tabs">
        {tabs.map(({ path, tab }) => {
          const here = [path, ...(tab.also ?? [])].some((one) => first(one) === first(pathname));
          return (
            <button
              key={path}
              type="button"
              className="pd-tab"
              aria-current={here ? "page" : undefined}
              onClick={() => navigate(target(path))}
            >
              {tab.label[language].tab}
            </button>
          );
        })}
      </nav>
      <span className="pd-top-right">
        <span className="pd-who">
          <Icon name="person" />
          {role === "chair" ? t.chair(open.name) : open.name}
        </span>
        <button type="button" className="pd-bar-button" onClick={() => navigate("/settings")}>
          <Icon name="settings" />
          {t.settings}
        </button>
        <button type="button" className="pd-bar-button" onClick={onLock} title="Ctrl+L">
          <Icon name="lock" />
          {t.lock}
          <span className="pd-key">Ctrl+L</span>
        </button>
      </span>
    </header>
  );
}

/** A tab leads to its screen without parameters. */
function target(path: string): string {
  return path.replace(/\/:[^/]*\??/g, "");
}
