/** What this browser keeps between visits. One that keeps nothing is no fault: null, and nothing is written. */
export function readKept(key: string): string | null {
  try {
    return window.localStorage.getItem(`shouwang.${key}`);
  } catch {
    return null;
  }
}

/** Keep a value for the next visit, if this browser keeps anything. */
export function keep(key: string, value: string): void {
  try {
    window.localStorage.setItem(`shouwang.${key}`, value);
  } catch {
    // It is asked or set again next time.
  }
}
