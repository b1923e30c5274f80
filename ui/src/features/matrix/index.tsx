// After the opening: marks by letter, what is to be discussed, and consensus item by item.
import type { FeatureRoute } from "../../shell/routes";
import { AgendaScreen } from "./AgendaScreen";
import { ItemScreen } from "./ItemScreen";
import { MatrixScreen } from "./MatrixScreen";
import { agendaTab, matrixTab } from "./texts";

export const routes: readonly FeatureRoute[] = [
  { path: "/panel/matrix/:application?", element: <MatrixScreen />, tab: { roles: ["chair"], order: 30, label: matrixTab } },
  { path: "/panel/agenda", element: <AgendaScreen />, tab: { roles: ["chair"], order: 32, label: agendaTab, also: ["/panel/item"] } },
  { path: "/panel/item/:application/:item", element: <ItemScreen /> },
];
