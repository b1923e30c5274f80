// Written from the actions of the desk (desk/src/action) by its tests. Do not edit.

/**
 * An error with its sentences in both languages.
 */
export type Failure = { 
/**
 * Stable code; programs branch on it, never on text.
 */
code: string, 
/**
 * How it feels: something is not ready, something is not genuine, or you stopped it.
 */
severity: "precondition" | "broken" | "cancelled", 
/**
 * What happened, in Chinese.
 */
zh: string, 
/**
 * What to do now, in Chinese.
 */
remedy_zh: string, 
/**
 * What happened, in English.
 */
en: string, 
/**
 * What to do now, in English.
 */
remedy_en: string, };

/**
 * Where a long act stands.
 */
export type Step = { 
/**
 * What is being done, in Chinese.
 */
zh: string, 
/**
 * What is being done, in English.
 */
en: string, 
/**
 * Done so far, in the act's own unit.
 */
done: number, 
/**
 * Of how many; 0 when unknown.
 */
total: number, };

/** Every action: what goes in and what comes out. */
export interface Actions {
}
