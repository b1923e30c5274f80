// The screens: every feature names its own, and nobody else has to know them.
import type { ReactElement } from "react";

import type { Texts } from "../texts";

/** Who may have a copy open. */
export type Role = "organiser" | "entrusted_body" | "chair" | "supervisor" | "expert";

export interface FeatureRoute {
  /** Such as `/work` or `/scoring/:round/:panel/:application`. */
  path: string;
  element: ReactElement;
  /** A tab in the top bar, for these roles, in this order. */
  tab?: {
    roles: readonly Role[];
    order: number;
    label: Texts<{ readonly tab: string }>;
    /** Further paths on which this tab is the one shown as chosen, beside the route's own and what stands below it. */
    also?: readonly string[];
  };
  /** Shown without an opened copy: coming in, audit of a folder. */
  open?: boolean;
  /** Shown only as long as nobody with a role has come in. */
  entry?: boolean;
}

const features = import.meta.glob<{ routes?: readonly FeatureRoute[] }>("../features/*/index.tsx", { eager: true });

export const routes: readonly FeatureRoute[] = Object.values(features).flatMap((feature) => feature.routes ?? []);

/** Where each role begins. */
export const homes: Readonly<Record<Role, string>> = {
  expert: "/work",
  chair: "/panel",
  organiser: "/audit",
  entrusted_body: "/audit",
  supervisor: "/audit",
};
