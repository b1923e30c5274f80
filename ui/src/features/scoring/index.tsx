import type { FeatureRoute } from "../../shell/routes";
import { AcrossScreen } from "./AcrossScreen";
import { ScoringScreen } from "./ScoringScreen";
import { acrossTabTexts, tabTexts } from "./texts";

export const routes: readonly FeatureRoute[] = [
  {
    path: "/scoring/:round?/:panel?/:application?/:item?",
    element: <ScoringScreen />,
    tab: { roles: ["expert"], order: 20, label: tabTexts },
  },
  {
    path: "/across/:round?/:item?",
    element: <AcrossScreen />,
    tab: { roles: ["expert"], order: 30, label: acrossTabTexts },
  },
];
