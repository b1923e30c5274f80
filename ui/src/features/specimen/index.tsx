// Every small part on one screen, to be looked at while the pages are being developed. Not in the program.
import type { FeatureRoute } from "../../shell/routes";
import { Specimen } from "./Specimen";

export const routes: readonly FeatureRoute[] = import.meta.env.DEV
  ? [{ path: "/specimen", element: <Specimen />, open: true }]
  : [];
