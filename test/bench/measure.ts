export interface Latency {
  p50Ms: number;
  p99Ms: number;
}

/** Rate and latencies of one kind of work. */
export interface Figures extends Latency {
  perSecond: number;
}

/** What was measured so far; rounds add up. */
export interface Tally {
  latenciesMs: number[];
  elapsedMs: number;
  /** Of the whole process, the embedded store's thread included. */
  processorMs: number;
}

export function createTally(): Tally {
  return { latenciesMs: [], elapsedMs: 0, processorMs: 0 };
}

/** Do every item, `atOnce` at a time. */
export async function doAll<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  const worker = async (): Promise<void> => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Do every item, `atOnce` at a time, and add the time it took; `work` adds the latencies. */
export async function timeAll<T>(
  tally: Tally,
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const began = performance.now();
  const before = process.cpuUsage();
  await doAll(items, atOnce, work);
  const { user, system } = process.cpuUsage(before);
  tally.elapsedMs += performance.now() - began;
  tally.processorMs += (user + system) / 1_000;
}

export function figuresOf({ latenciesMs, elapsedMs }: Tally): Figures {
  return { perSecond: Math.round((1000 * latenciesMs.length) / elapsedMs), ...latencyOf(latenciesMs) };
}

/** Processor time of one of them, microseconds. */
export function processorMicrosOf({ latenciesMs, processorMs }: Tally): number {
  return Math.round((1_000 * processorMs) / latenciesMs.length);
}

export function latencyOf(latenciesMs: readonly number[]): Latency {
  const sorted = latenciesMs.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return { p50Ms: round(at(0.5), 2), p99Ms: round(at(0.99), 2) };
}

export function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
