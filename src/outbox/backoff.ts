const firstMs = 1_000;
const longestMs = 300_000;

/** Pause after the nth failure in a row: 1 s, 2 s, 4 s … 5 min, up to a fifth longer by `jitter` (0 … 1). */
export function backoffMs(failures: number, jitter: number): number {
  const base = Math.min(firstMs * 2 ** Math.min(failures - 1, 20), longestMs);
  return Math.min(Math.round(base * (1 + jitter / 5)), longestMs);
}
