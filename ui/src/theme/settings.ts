// How this person wants the window: language, light or dark, size of text, minutes until it locks. The desk keeps it on
// this machine; the page itself keeps nothing.
import { createContext, useContext, useEffect, useState } from "react";

import type { Language } from "../texts";

export interface Settings {
  language: Language;
  theme: "light" | "dark" | "system";
  textSize: 14 | 16 | 18;
  /** Minutes without a key or the mouse until the copy is locked. */
  lockAfter: number;
}

export const defaultSettings: Settings = { language: "zh", theme: "system", textSize: 14, lockAfter: 15 };

export interface SettingsStore extends Settings {
  change: (change: Partial<Settings>) => void;
}

export const SettingsContext = createContext<SettingsStore>({ ...defaultSettings, change: () => undefined });

export function useSettings(): SettingsStore {
  return useContext(SettingsContext);
}

/** Returns whether light or dark is shown, following the system where the person wants that. */
export function useShownMode(): "light" | "dark" {
  const { theme } = useSettings();
  const [dark, setDark] = useState(() => window.matchMedia("(prefers-color-scheme: dark)").matches);
  useEffect(() => {
    const query = window.matchMedia("(prefers-color-scheme: dark)");
    const follow = () => setDark(query.matches);
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);
  return theme === "system" ? (dark ? "dark" : "light") : theme;
}
