// The real way in, and behind it one screen for experts.
import { routes as entry } from "../features/entry/index";
import type { FeatureRoute, Role } from "../shell/routes";
import { Work } from "./Work";

export const homes: Readonly<Record<Role, string>> = {
  expert: "/work",
  chair: "/work",
  organiser: "/work",
  entrusted_body: "/work",
  supervisor: "/work",
};

const label = { zh: { tab: "我的评审" }, en: { tab: "My work" } };

export const routes: readonly FeatureRoute[] = [
  ...entry,
  { path: "/work", element: <Work />, tab: { roles: ["expert"], order: 1, label } },
  { path: "/settings", element: <p>这里是设置</p> },
];
