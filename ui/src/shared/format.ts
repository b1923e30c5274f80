// Days, times and sizes as people read them. Times are civil time in China, whatever the laptop says.
import { useMemo } from "react";

import { useLanguage, type Language } from "../texts";

const ZONE = "Asia/Shanghai";

export interface Formats {
  /** `5月15日` / `15 May`. */
  day: (at: string | Date) => string;
  /** `5月15日（周五）` / `Fri, 15 May`. */
  weekday: (at: string | Date) => string;
  /** `5月15日 17:26`, with the year when it is not this one. */
  dayTime: (at: string | Date) => string;
  /** `2028年5月15日` / `15 May 2028`, for days far away. */
  date: (at: string | Date) => string;
  /** `14:32:08`. */
  clock: (at: string | Date) => string;
  /** `412 MB`. */
  size: (bytes: number) => string;
}

/** `now` decides whether a year is said. */
export function formats(language: Language, now: Date = new Date()): Formats {
  const locale = language === "zh" ? "zh-CN" : "en-GB";
  const make = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options });
    return (at: string | Date) => format.format(new Date(at));
  };
  const year = make({ year: "numeric" });
  const month = language === "zh" ? "long" : "short";
  const day = make({ month, day: "numeric" });
  const dayOfYear = make({ year: "numeric", month, day: "numeric" });
  const short = make({ weekday: "short" });
  const minute = make({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return {
    day,
    weekday: (at) => (language === "zh" ? `${day(at)}（${short(at)}）` : `${short(at)}, ${day(at)}`),
    dayTime: (at) => `${year(at) === year(now) ? day(at) : dayOfYear(at)} ${minute(at)}`,
    date: make({ dateStyle: "long" }),
    clock: make({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }),
    size,
  };
}

function size(bytes: number): string {
  const units = ["KB", "MB", "GB"] as const;
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value >= 10 || unit === 0 ? Math.ceil(value) : value.toFixed(1)} ${units[unit]}`;
}

export function useFormats(): Formats {
  const language = useLanguage();
  return useMemo(() => formats(language), [language]);
}
