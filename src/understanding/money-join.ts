import type { Sum } from './money.ts';
import { twoEnds } from './range.ts';
import type { Lexicon } from './types.ts';

const to = /^ ?(?:到|至|-+|~|或者?|和|与|跟|、|,)? ?$/;
/** 多的时候, 淡季, 最少: one end of what it comes to. */
const times =
  /(不好|不忙|[多好旺高忙少差淡低孬闲])(?:的|得)?(?:则|时候|时|月份?|季节?|天|年份?|点)?(?:[就能得有是也挣拿]|一天|一个月|每天|每月|[＿ ])*$/;
const unmarked = /^(?:块钱|块|元|人民币|\(含\)|左右)*/;

/**
 * Put together what belongs together: 三千到五千, 一千两千 and 3到5千 become ranges; of a sum that was taken back
 * (一万,哦不,两万 · 不是三万 · 没有两万) only the better one stays.
 */
export function joinSums(sums: Sum[], text: string, lexicon: Lexicon): { sums: Sum[]; corrected: boolean } {
  const { kept, corrected } = dropTakenBack(sums, text, lexicon);
  const joined: Sum[] = [];
  for (const sum of kept) {
    const last = joined.at(-1);
    const range = last ? rangeOf(last, sum, text) : null;
    if (range) joined[joined.length - 1] = range;
    else joined.push(sum);
  }
  return { sums: joined, corrected };
}

function dropTakenBack(sums: Sum[], text: string, lexicon: Lexicon): { kept: Sum[]; corrected: boolean } {
  if (sums.length < 2) return { kept: sums, corrected: false };
  const wrong = (lexicon.wrong ?? [])
    .map((word) => text.lastIndexOf(word))
    .reduce((a, b) => Math.max(a, b), -1);
  const after = sums.filter(({ start }) => start > wrong);
  if (wrong >= 0 && after.length > 0 && after.length < sums.length) return { kept: after, corrected: true };
  const denied = (sum: Sum) =>
    /(?:不是|没有|没得|没|哪有|哪来|哪得)$/.test(text.slice(Math.max(0, sum.start - 3), sum.start));
  const kept = sums.filter((sum) => !denied(sum));
  return kept.length > 0 && kept.length < sums.length
    ? { kept, corrected: true }
    : { kept: sums, corrected: false };
}

function rangeOf(a: Sum, b: Sum, text: string): Sum | null {
  if (a.unit !== undefined || (b.unit !== undefined && b.unit !== a.unit)) return null;
  // 最少五千最多八千, in either order
  const ends = twoEnds(a, b);
  if (ends) return { ...b, ...ends, reason: 'range', start: a.start };
  // 两千多三千不到
  if (b.min === null)
    return a.min !== null &&
      a.max !== null &&
      b.max !== null &&
      a.max <= b.max &&
      /^ ?(?:,|、)?$/.test(text.slice(a.end, b.start).replace(unmarked, ''))
      ? { ...b, min: a.min, start: a.start }
      : null;
  if (a.min === null || a.max === null || b.max === null) return null;
  // 多的时候四千，少的时候两千
  const often = (sum: Sum) => times.exec(text.slice(Math.max(0, sum.start - 9), sum.start))?.[1] ?? '';
  const [high, low] = [often(a), often(b)].map((word) => /^[多好旺高忙]/.test(word));
  if (often(a) !== '' && often(b) !== '' && high !== low)
    return {
      ...b,
      min: Math.min(a.min, b.min),
      max: Math.max(a.max, b.max),
      approx: true,
      reason: 'range',
      start: a.start,
    };
  const gap = text.slice(a.end, b.start).replace(unmarked, '');
  const isBetween = /^(?:块钱?|元)?之?间/.test(text.slice(b.end));
  const explicit = (isBetween ? /^ ?[和与跟到至-] ?$/ : /^ ?(?:到|至|-+|~|或者?) ?$/).test(gap);
  if (!to.test(gap)) return null;
  // 3到5千: the unit of the second number holds for the first one too.
  const scale =
    b.numeral.scale > 1 && a.numeral.scale < b.numeral.scale && a.max * b.numeral.scale <= b.max
      ? b.numeral.scale
      : 1;
  const min = a.min * scale;
  if (min >= b.max) return null;
  // 一千两千 without a word between: only neighbours of one size are a range.
  const near = a.numeral.place === b.numeral.place && b.max <= a.max * 3 && a.numeral.form === 'spoken';
  if (!explicit && !(near && !/[,、]/.test(gap))) return null;
  return { ...b, min, approx: true, reason: 'range', start: a.start };
}
