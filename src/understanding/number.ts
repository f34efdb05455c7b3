import type { Range } from '../core/index.ts';
import { boundOf } from './bound.ts';
import { maskIdioms } from './idioms.ts';
import { normalize, squeeze } from './normalize.ts';
import { scanNumerals } from './numeral.ts';
import type { Lexicon } from './types.ts';

/** The one number, or range, that a text names, whatever it counts; null when it names none. */
export function findNumber(text: string, lexicon: Lexicon): Range | null {
  const said = squeeze(normalize(text));
  const part = fraction(said);
  if (part !== null) return { min: part, max: part, approx: false };
  const masked = maskIdioms(said, lexicon);
  const all = scanNumerals(masked);
  // 一个大于100的数: 一 with a measure word is no number where another one is.
  const told = all.filter(
    ({ min, max, end }) => !(min === 1 && max === 1 && /^[个批种类些]/.test(masked.slice(end))),
  );
  const [first, second] = told.length > 0 ? told : all;
  // 零点 is a time or the half of a number, 10..1 a slip of the finger.
  if (
    first === undefined ||
    /^(?:点零?|零点|\.\.)/.test(masked.slice(first.end)) ||
    /^(?:点零|零点+)$/.test(masked)
  )
    return null;
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

/** 一半, 半个, 二分之一, 百分之五: a part of one. */
function fraction(text: string): number | null {
  if (/^(?:大概|差不多)?(?:一半|半个)$/.test(text)) return 0.5;
  const [, below, above] = /^(.{1,4})分之(.{1,6})$/.exec(text) ?? [];
  const [a, b] = [scanNumerals(above ?? '')[0], scanNumerals(below ?? '')[0]];
  return a && b && b.min > 0 ? a.min / b.min : null;
}
