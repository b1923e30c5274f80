// Puts the theme around everything: antd's tokens, our colours as CSS variables, the language of antd's own words.
import { App as AntdApp, ConfigProvider } from "antd";
import en from "antd/locale/en_US";
import zh from "antd/locale/zh_CN";
import { useEffect, type ReactNode } from "react";

import { setZoom } from "../api/window";
import { LanguageContext } from "../texts";
import { darkTheme } from "./antd.dark";
import { lightTheme } from "./antd.light";
import { colours } from "./colours";
import { useSettings, useShownMode } from "./settings";

import "./base.css";

export function ThemeRoot({ children }: { children: ReactNode }) {
  const { language, textSize } = useSettings();
  const mode = useShownMode();
  useEffect(() => {
    const root = document.documentElement;
    for (const [name, value] of Object.entries(colours[mode])) root.style.setProperty(`--pd-${name}`, value);
    root.style.colorScheme = mode;
    root.dataset["mode"] = mode;
  }, [mode]);
  useEffect(() => {
    const root = document.documentElement;
    setZoom(textSize / 14);
    root.lang = language === "zh" ? "zh-CN" : "en";
  }, [language, textSize]);
  return (
    <LanguageContext value={language}>
      <ConfigProvider
        locale={language === "zh" ? zh : en}
        theme={mode === "dark" ? darkTheme : lightTheme}
        wave={{ disabled: true }}
        componentSize="middle"
        variant="outlined"
        button={{ autoInsertSpace: false }}
      >
        <AntdApp component={false}>{children}</AntdApp>
      </ConfigProvider>
    </LanguageContext>
  );
}
