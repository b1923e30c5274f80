// Where the picture of a page comes from: the window's own scheme, never the network.
import { convertFileSrc, isTauri } from "@tauri-apps/api/core";

/** Widths are rounded so that a window dragged by a few pixels keeps its pictures. */
const ROUND = 16;

export function pixelWidth(cssWidth: number): number {
  const wanted = cssWidth * (window.devicePixelRatio || 1);
  return Math.min(8192, Math.max(64, Math.ceil(wanted / ROUND) * ROUND));
}

export function pageUrl(key: string, page: number, width: number): string {
  const base = isTauri() ? convertFileSrc("", "pv") : "pv://localhost/";
  return `${base}${encodeURIComponent(key)}/${page}?w=${width}`;
}
