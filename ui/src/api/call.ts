// The only way to the desk: an action by its name, with progress and cancel for long ones.
import { keepPreviousData, useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

import type { Actions, Failure, Step } from "./generated";

export type { Failure, Step } from "./generated";

export type ActionName = keyof Actions;
export type Input<N extends ActionName> = Actions[N]["input"];
export type Output<N extends ActionName> = Actions[N]["output"];

export interface CallOptions {
  /** Hears how far a long act is. */
  onProgress?: (step: Step) => void;
  /** Stops it. */
  signal?: AbortSignal;
}

/** What the desk said when it did not do something. */
export class Refused extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code);
    this.name = "Refused";
  }
}

/** Returns the failure of anything that was thrown. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Refused) return error.failure;
  return {
    code: "E-WINDOW",
    severity: "broken",
    zh: "窗口里出了差错，刚才的操作没有完成。",
    remedy_zh: "请再试一次；仍不行时关闭程序后重新打开，已保存的内容都在。",
    en: "Something went wrong in the window; what you asked for was not done.",
    remedy_en: "Try again; if that does not help, close and reopen the program. What was saved is there.",
  };
}

function isFailure(value: unknown): value is Failure {
  return typeof value === "object" && value !== null && "code" in value && "remedy_zh" in value;
}

let jobs = 0;

/** Asks the desk for an action. Throws {@link Refused}. */
export async function act<N extends ActionName>(name: N, input: Input<N>, options?: CallOptions): Promise<Output<N>> {
  const { onProgress, signal } = options ?? {};
  const job = onProgress || signal ? `j${Date.now().toString(36)}-${(jobs += 1)}` : null;
  const unlisten = job && onProgress ? await listen<Step>(`job:${job}`, (event) => onProgress(event.payload)) : undefined;
  const stop = () => void invoke("cancel", { job });
  signal?.addEventListener("abort", stop, { once: true });
  try {
    return await invoke<Output<N>>("act", { name, input, job });
  } catch (error) {
    throw isFailure(error) ? new Refused(error) : error;
  } finally {
    signal?.removeEventListener("abort", stop);
    unlisten?.();
  }
}

/** What the desk knows, kept until something that changes it was done. */
export function useAct<N extends ActionName>(
  name: N,
  input: Input<N>,
  /** `keepLast`: until the answer to another input comes, the last one is shown as a placeholder. */
  { keepLast = false, ...options }: { enabled?: boolean; refetchInterval?: number; keepLast?: boolean } = {},
): UseQueryResult<Output<N>> {
  const placeholder = keepLast ? { placeholderData: keepPreviousData } : {};
  return useQuery({ queryKey: [name, input], queryFn: () => act(name, input), ...placeholder, ...options });
}

/** Does something. Afterwards everything shown of the named actions is asked for again; of all when none is named. */
export function useDo<N extends ActionName>(
  name: N,
  options?: { changes?: readonly ActionName[] } & CallOptions,
): UseMutationResult<Output<N>, unknown, Input<N>> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input<N>) => act(name, input, options),
    onSuccess: async () => {
      if (!options?.changes) await client.invalidateQueries();
      await Promise.all((options?.changes ?? []).map((changed) => client.invalidateQueries({ queryKey: [changed] })));
    },
  });
}
