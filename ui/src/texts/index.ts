// Texts in both languages, typed: the English table must have exactly the keys of the Chinese one, each of the same
// kind, so a missing translation does not compile. A sentence with values is one function; nothing is glued.
import { createContext, useContext } from "react";

export type Language = "zh" | "en";

type Text = string | ((...values: never[]) => string);

/** The same keys with texts of the same kind. */
type Same<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] };

export interface Texts<T> {
  readonly zh: T;
  readonly en: Same<T>;
}

export function defineTexts<const T extends Record<string, Text>>(texts: { zh: T; en: NoInfer<Same<T>> }): Texts<T> {
  return texts;
}

export const LanguageContext = createContext<Language>("zh");

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** Returns the texts in the language of the window. */
export function useTexts<T>(texts: Texts<T>): Same<T> {
  return texts[useLanguage()] as Same<T>;
}

/** Picks the language's one of a pair that comes from the desk. */
export function useSaid(): (said: { zh: string; en: string }) => string {
  const language = useLanguage();
  return (said) => said[language];
}
