// Which tabs stand in the top bar, in which order, and which of them is the one where one is.
import type { FeatureRoute, Role } from "./routes";

export interface Tab {
  to: string;
  here: boolean;
  label: NonNullable<FeatureRoute["tab"]>["label"];
}

/** The part of a route's path before its parameters: a tab leads to its screen without them. */
function screenOf(path: string): string {
  return path.replace(/\/:.*$/, "");
}

/** How much of `path` the screen explains; 0 when it is another one. */
function within(screen: string, path: string): number {
  return path === screen || path.startsWith(`${screen}/`) ? screen.length : 0;
}

/**
 * The tabs of a role in their order. A chair who is also a member of a panel and has dossiers to score sees the expert's
 * tabs as well, before their own. A screen below another one belongs to the tab that names it most closely.
 */
export function tabsOf(routes: readonly FeatureRoute[], role: Role, scores: boolean, pathname: string): Tab[] {
  const own = routes.flatMap(({ path, tab }) => {
    if (!tab) return [];
    const named = tab.roles.includes(role);
    if (!named && !(scores && tab.roles.includes("expert"))) return [];
    const depth = Math.max(...[path, ...(tab.also ?? [])].map((one) => within(screenOf(one), pathname)));
    return [{ to: screenOf(path), label: tab.label, order: tab.order, borrowed: !named, depth }];
  });
  const deepest = Math.max(0, ...own.map(({ depth }) => depth));
  return own
    .toSorted((a, b) => Number(b.borrowed) - Number(a.borrowed) || a.order - b.order)
    .map(({ to, label, depth }) => ({ to, label, here: depth > 0 && depth === deepest }));
}
