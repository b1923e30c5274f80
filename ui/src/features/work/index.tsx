// An expert's desk: what is assigned, what comes in, what goes out.
import type { FeatureRoute } from "../../shell/routes";
import { HandIn } from "./HandIn";
import { Import } from "./Import";
import { MyWork } from "./MyWork";
import { tabTexts } from "./texts";

export const routes: readonly FeatureRoute[] = [
  { path: "/work", element: <MyWork />, tab: { roles: ["expert"], order: 10, label: tabTexts, also: ["/result"] } },
  { path: "/work/import", element: <Import /> },
  { path: "/work/hand-in", element: <HandIn /> },
];
