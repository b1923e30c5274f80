// The top bar: the program, the tabs of the role, who it is, and the lock. In a small window all of that stands behind
// one button, and the bar says where one is.
import { Dropdown } from "antd";
import { useLocation, useNavigate } from "react-router";

import { Icon } from "../shared/Icon";
import { Kbd } from "../shared/Kbd";
import { useLanguage, useTexts } from "../texts";
import { routes, type Role } from "./routes";
import type { Status } from "./session";
import { tabsOf } from "./tabs";
import { texts } from "./texts";

interface Props {
  open: NonNullable<Status["open"]>;
  role: Role;
  onLock: () => void;
}

export function TopBar({ open, role, onLock }: Props) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const tabs = useTabs(open, role);
  return (
    <header className="pd-top">
      <Brand />
      <nav aria-label={t.main} className="pd-tabs">
        {tabs.map(({ to, here, label }) => (
          <button key={to} type="button" className="pd-tab" aria-current={here ? "page" : undefined} onClick={() => navigate(to)}>
            {label}
          </button>
        ))}
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
        <button type="button" className="pd-bar-button" onClick={onLock}>
          <Icon name="lock" />
          {t.lock}
          <Kbd>Ctrl+L</Kbd>
        </button>
      </span>
    </header>
  );
}

/** `slot` receives the place where the screen says where one is. */
export function NarrowBar({ open, role, onLock, slot }: Props & { slot: (place: HTMLElement | null) => void }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const tabs = useTabs(open, role);
  const items = [
    ...tabs.map(({ to, here, label }) => ({
      key: to,
      label: <span className={here ? "pd-strong" : undefined}>{label}</span>,
      onClick: () => navigate(to),
    })),
    { type: "divider" as const },
    { key: "settings", label: t.settings, onClick: () => navigate("/settings") },
    { key: "lock", label: t.lock, extra: "Ctrl+L", onClick: onLock },
    { type: "divider" as const },
    { key: "who", label: role === "chair" ? t.chair(open.name) : open.name, disabled: true },
  ];
  return (
    <header className="pd-top">
      <Dropdown menu={{ items, className: "pd-menu" }} trigger={["click"]}>
        <button type="button" className="pd-bar-button pd-menu-button" aria-label={t.menu} aria-haspopup="menu">
          <Icon name="menu" />
        </button>
      </Dropdown>
      <div ref={slot} className="pd-slot" />
      <span className="pd-here pd-strong">{tabs.find(({ here }) => here)?.label ?? t.name}</span>
    </header>
  );
}

function Brand() {
  const t = useTexts(texts);
  return (
    <span className="pd-brand">
      <span className="pd-brand-mark" aria-hidden>
        评
      </span>
      {t.name}
    </span>
  );
}

function useTabs(open: Props["open"], role: Role): { to: string; here: boolean; label: string }[] {
  const language = useLanguage();
  const { pathname } = useLocation();
  return tabsOf(routes, role, open.scores, pathname).map(({ to, here, label }) => ({ to, here, label: label[language].tab }));
}
