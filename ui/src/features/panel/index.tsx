// The chair's home: who has handed in, what stands before the opening, and the opening itself.
import type { FeatureRoute } from "../../shell/routes";
import { OpeningScreen } from "./OpeningScreen";
import { RosterScreen } from "./RosterScreen";
import { tabTexts } from "./texts";

export const routes: readonly FeatureRoute[] = [
  { path: "/panel", element: <RosterScreen />, tab: { roles: ["chair"], order: 10, label: tabTexts } },
  { path: "/panel/opening", element: <OpeningScreen /> },
];
