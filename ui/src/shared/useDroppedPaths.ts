// Files and folders dropped into the window, as paths. The page never sees their content.
import { isTauri } from "@tauri-apps/api/core";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import { useEffect, useRef } from "react";

export function useDroppedPaths(take: (paths: string[]) => void): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    if (!isTauri()) return undefined;
    const listening = getCurrentWebview().onDragDropEvent((event) => {
      if (event.payload.type === "drop" && event.payload.paths.length > 0) latest.current(event.payload.paths);
    });
    return () => void listening.then((stop) => stop());
  }, []);
}
