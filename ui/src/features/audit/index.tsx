// The audit window: open to everybody, with or without a copy.
import type { FeatureRoute } from "../../shell/routes";
import { Audit } from "./Audit";
import { texts } from "./texts";

export const routes: readonly FeatureRoute[] = [
  {
    path: "/audit",
    element: <Audit />,
    open: true,
    tab: { roles: ["expert", "chair", "organiser", "entrusted_body", "supervisor"], order: 90, label: texts },
  },
];
