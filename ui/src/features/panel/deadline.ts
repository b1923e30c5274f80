// How far away a moment is, in the largest unit that is not zero.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

export interface Gap {
  past: boolean;
  unit: "minutes" | "hours" | "days";
  count: number;
}

const MINUTE = 60_000;

export function gapOf(moment: string, now: Date): Gap {
  const between = now.getTime() - new Date(moment).getTime();
  const minutes = Math.floor(Math.abs(between) / MINUTE);
  const past = between > 0;
  if (minutes >= 2 * 24 * 60) return { past, unit: "days", count: Math.floor(minutes / (24 * 60)) };
  return minutes >= 120 ? { past, unit: "hours", count: Math.floor(minutes / 60) } : { past, unit: "minutes", count: minutes };
}

/** The distance, kept true while the screen stands; what hangs on the moment is asked for again when it passes. */
export function useGap(moment: string): Gap {
  const client = useQueryClient();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const ticking = setInterval(() => setNow(new Date()), MINUTE / 2);
    return () => clearInterval(ticking);
  }, []);
  const gap = gapOf(moment, now);
  const { past } = gap;
  const before = useRef(past);
  useEffect(() => {
    if (past === before.current) return;
    before.current = past;
    void client.invalidateQueries({ queryKey: ["panel.roster"] });
  }, [past, client]);
  return gap;
}
