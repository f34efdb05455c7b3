import type { Range } from '../core/index.ts';

/** The range with both known ends changed; an open end stays open. */
export function mapRange({ min, max, approx }: Range, change: (end: number) => number): Range {
  return { min: mapEnd(min, change), max: mapEnd(max, change), approx };
}

/** One end changed, if it is known. */
export function mapEnd(end: number | null, change: (end: number) => number): number | null {
  return end === null ? null : change(end);
}

/** 最少…最多…: two sums with one open end each, which together are a range; null when they are none. */
export function twoEnds(a: Range, b: Range): Range | null {
  const [low, high] = a.max === null ? [a, b] : [b, a];
  return low.min !== null && low.max === null && high.min === null && high.max !== null && low.min < high.max
    ? { min: low.min, max: high.max, approx: true }
    : null;
}

/** The sum of two ranges; open where one of them is. */
export function addRanges(a: Range, b: Range): Range {
  const min = a.min === null || b.min === null ? null : tidy(a.min + b.min);
  const max = a.max === null || b.max === null ? null : tidy(a.max + b.max);
  return { min, max, approx: a.approx || b.approx };
}

/** Floating point dust away: 1.2 × 10000 must be 12000. */
export function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
