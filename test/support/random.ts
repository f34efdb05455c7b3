/** Random numbers that a seed repeats. */
export interface Random {
  /** 0 … below `n`. */
  below(n: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
}

/** mulberry32: small, and good enough to choose answers and moments. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  return {
    below: (n) => Math.floor(next() * n),
    chance: (probability) => next() < probability,
    pick<T>(from: readonly T[]): T {
      return from[Math.floor(next() * from.length)] as T;
    },
  };
}

/** The run's seed: `FAULTS_SEED` repeats a run; it stands in the name of every suite, so a failure shows it. */
export const seed = Number(process.env['FAULTS_SEED'] ?? Math.floor(Math.random() * 1_000_000));
