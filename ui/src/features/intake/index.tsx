// The chair takes in what the experts bring.
import type { FeatureRoute } from "../../shell/routes";
import { IntakeScreen } from "./IntakeScreen";
import { tabTexts } from "./texts";

export const routes: readonly FeatureRoute[] = [
  { path: "/panel/intake", element: <IntakeScreen />, tab: { roles: ["chair"], order: 20, label: tabTexts } },
];
