// The members' answers in the order one looks at them: who holds something else, who has not answered, who agrees.
import type { PanelAnswer } from "../../api/generated";

const order: readonly PanelAnswer["answer"][] = ["dissent", "none", "agreed"];

export function sorted(members: readonly PanelAnswer[]): PanelAnswer[] {
  return members.toSorted((a, b) => order.indexOf(a.answer) - order.indexOf(b.answer));
}

export interface Tally {
  agreed: number;
  dissent: number;
  none: number;
}

export function tally(members: readonly PanelAnswer[]): Tally {
  const count = (answer: PanelAnswer["answer"]) => members.filter((member) => member.answer === answer).length;
  return { agreed: count("agreed"), dissent: count("dissent"), none: count("none") };
}
