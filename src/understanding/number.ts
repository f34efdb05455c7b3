import type { Range } from '../core/index.ts';
import { boundOf } from './bound.ts';
import { maskIdioms } from './idioms.ts';
import { normalize, squeeze } from './normalize.ts';
import { scanNumerals } from './numeral.ts';
import type { Lexicon } from './types.ts';

/** The one number, or range, that a text names, whatever it counts; null when it names none. */
export function findNumber(text: string, lexicon: Lexicon): Range | null {
  const masked = maskIdioms(squeeze(normalize(text)), lexicon);
  const [first, second] = scanNumerals(masked);
  if (first === undefined) return null;
  const a = boundOf(masked, first, lexicon);
  if (second === undefined) return { min: a.min, max: a.max, approx: a.approx };
  const gap = masked.slice(first.end, second.start);
  const b = boundOf(masked, second, lexicon);
  const isRange =
    /^ ?(?:到|至|-+|~) ?$/.test(gap) || (/^[和与跟]$/.test(gap) && /^之?间/.test(masked.slice(second.end)));
  if (isRange && first.min < second.max) return { min: first.min, max: second.max, approx: true };
  // 大于100并小于300: one bound from each.
  if (a.max === null && b.min === null) return { min: a.min, max: b.max, approx: true };
  if (a.min === null && b.max === null) return { min: b.min, max: a.max, approx: true };
  return { min: a.min, max: a.max, approx: a.approx };
}
