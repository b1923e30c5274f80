// An order that is the same on every machine: by code, never by the language of the system.
export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
