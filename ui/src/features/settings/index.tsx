// Settings, backup and restore.
import type { FeatureRoute } from "../../shell/routes";
import { SettingsPage } from "./SettingsPage";

export const routes: readonly FeatureRoute[] = [{ path: "/settings", element: <SettingsPage />, open: true }];
