// What the page asks of the window around it: choosing files, files dropped on it, the size of everything, closing.
import { invoke, isTauri } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import { open, save } from "@tauri-apps/plugin-dialog";

export interface FileKind {
  /** What such files are called. */
  name: string;
  /** Endings without the dot. */
  extensions: string[];
}

/** Asks for one file; null when the person changes their mind. */
export async function chooseFile(title: string, kinds?: FileKind[]): Promise<string | null> {
  return open({ title, filters: kinds, multiple: false, directory: false });
}

/** Asks for files; empty when the person changes their mind. */
export async function chooseFiles(title: string, kinds?: FileKind[]): Promise<string[]> {
  return (await open({ title, filters: kinds, multiple: true, directory: false })) ?? [];
}

/** Asks for a folder; null when the person changes their mind. */
export async function chooseFolder(title: string): Promise<string | null> {
  return open({ title, directory: true, multiple: false });
}

/** Asks where a file goes; null when the person changes their mind. */
export async function chooseTarget(title: string, name: string, kinds?: FileKind[]): Promise<string | null> {
  return save({ title, defaultPath: name, filters: kinds });
}

export type Drop = { kind: "over" } | { kind: "left" } | { kind: "dropped"; paths: string[] };

/** Hears files and folders being dragged over the window and dropped on it. Returns how to stop hearing. */
export function onDrop(hear: (drop: Drop) => void): () => void {
  if (!isTauri()) return () => undefined;
  const listening = getCurrentWebview().onDragDropEvent(({ payload }) => {
    if (payload.type === "drop") hear({ kind: "dropped", paths: payload.paths });
    else hear({ kind: payload.type === "leave" ? "left" : "over" });
  });
  return () => void listening.then((stop) => stop());
}

/** Makes the whole picture larger, so that lines keep their proportion to the text. */
export function setZoom(factor: number): void {
  if (isTauri()) void getCurrentWebview().setZoom(factor);
}

/** Hears that the person wants to close while so many acts are under way. Returns how to stop hearing. */
export function onClosing(hear: (underWay: number) => void): () => void {
  if (!isTauri()) return () => undefined;
  const listening = listen<number>("closing:asked", ({ payload }) => hear(payload));
  return () => void listening.then((stop) => stop());
}

/** Closes the window; acts under way are told to stop and leave no trace. */
export async function closeWindow(): Promise<void> {
  await invoke("close");
}
