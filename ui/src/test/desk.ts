// A desk that answers as a test says; it keeps what it was asked.
import { clearMocks, mockIPC, mockWindows } from "@tauri-apps/api/mocks";
import { afterEach } from "vitest";

import type { ActionName, Input, Output } from "../api/call";
import type { Failure } from "../api/generated";

type Answers = { [N in ActionName]?: (input: Input<N>) => Output<N> | Promise<Output<N>> };

export interface Desk {
  /** Every action that was asked for, in order, and the commands beside them. */
  readonly asked: { name: string; input: unknown }[];
  /** The names of long acts, in order. */
  readonly jobs: string[];
  answers: Answers;
}

/** Puts a desk behind the page. An action without an answer is refused. */
export function desk(answers: Answers): Desk {
  const made: Desk = { asked: [], jobs: [], answers };
  mockWindows("main");
  mockIPC(
    (command, payload) => {
      if (command !== "act") {
        made.asked.push({ name: command, input: payload });
        return null;
      }
      const { name, input, job } = payload as { name: ActionName; input: never; job: string | null };
      if (job !== null) made.jobs.push(job);
      made.asked.push({ name, input });
      const answer = made.answers[name] as ((input: never) => unknown) | undefined;
      if (!answer) throw refusal("E-ACTION");
      return answer(input);
    },
    { shouldMockEvents: true },
  );
  return made;
}

export function refusal(code: string, severity: Failure["severity"] = "precondition"): Failure {
  return { code, severity, zh: `${code} 发生了`, remedy_zh: "请这样做。", en: `${code} happened`, remedy_en: "Do this." };
}

afterEach(clearMocks);
