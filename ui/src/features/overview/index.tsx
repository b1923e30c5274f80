// One's own marks side by side, and signing.
import type { FeatureRoute } from "../../shell/routes";
import { Compare } from "./Compare";
import { SheetScreen } from "./SheetScreen";
import { tabTexts } from "./texts";

export const routes: readonly FeatureRoute[] = [
  {
    path: "/overview/:round?/:panel?/:application?",
    element: <SheetScreen />,
    tab: { roles: ["expert"], order: 40, label: tabTexts, also: ["/compare"] },
  },
  { path: "/compare/:round?", element: <Compare /> },
];
