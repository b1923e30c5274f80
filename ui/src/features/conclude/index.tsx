// The panel's result: its minutes, its signature, and what the members answer.
import type { FeatureRoute } from "../../shell/routes";
import { ResultScreen } from "./ResultScreen";
import { tabTexts } from "./texts";

export const routes: readonly FeatureRoute[] = [
  { path: "/panel/result", element: <ResultScreen />, tab: { roles: ["chair"], order: 40, label: tabTexts } },
];
