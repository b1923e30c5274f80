// How far away a moment is, in the largest unit that is not zero.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import type { PanelRoster } from "../../api/generated";

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

/** The desk's clock moves on with this machine's: `then` is what it said when this machine's said `at`. */
export function clockNow(then: string, at: number, machine: number): Date {
  return new Date(new Date(then).getTime() + Math.max(0, machine - at));
}

/** The distance by the desk's clock, kept true while the screen stands; what hangs on it is asked for again. */
export function useGap(roster: Pick<PanelRoster, "deadline" | "now" | "past">, at: number): Gap {
  const client = useQueryClient();
  const [machine, setMachine] = useState(at);
  useEffect(() => {
    const ticking = setInterval(() => setMachine(Date.now()), MINUTE / 2);
    return () => clearInterval(ticking);
  }, []);
  const gap = gapOf(roster.deadline, clockNow(roster.now, at, machine));
  const passed = gap.past && !roster.past;
  useEffect(() => {
    if (passed) void client.invalidateQueries({ queryKey: ["panel.roster"] });
  }, [passed, client]);
  return gap;
}
