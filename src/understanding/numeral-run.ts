import { digitAt, unitAt } from './numeral-signs.ts';

/** Lower and upper end of a number. */
export interface Span {
  lo: number;
  hi: number;
}

/** Digits that stand together, as figures or as signs: the 三四 of 三四万, the 5 of 4万5. */
export interface Run extends Span {
  end: number;
  /** One digit or a pair of neighbours: may stand for a tail (一万二, 两千五六). */
  single: boolean;
  vague: boolean;
  figures: boolean;
  /** Began with a zero: 一千零五, 1万05. */
  zero: boolean;
}

/** Tells where a number must stop although the next sign is a digit: the 两 of 三千两百两. */
export type Stop = (text: string, at: number) => boolean;

const figures = /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+/y;

/** The digits at a place, or null. `lastUnit`: the unit before them, 0 at the start of a number. */
export function readRun(text: string, at: number, lastUnit: number, stop: Stop): Run | null {
  figures.lastIndex = at;
  const match = figures.exec(text);
  if (match) {
    const digits = match[0].replaceAll(',', '');
    const value = Number(digits);
    const more =
      value >= 10
        ? /^(?:[多余](?![的了少])|几)/.exec(text.slice(figures.lastIndex, figures.lastIndex + 2))
        : null;
    if (more) {
      const end = figures.lastIndex + 1;
      return {
        lo: value,
        hi: value + placeOf(value),
        end,
        single: false,
        vague: true,
        figures: true,
        zero: false,
      };
    }
    const zero = digits.length > 1 && digits.startsWith('0') && !digits.includes('.');
    return {
      lo: value,
      hi: value,
      end: figures.lastIndex,
      single: digits.length === 1,
      vague: false,
      figures: true,
      zero,
    };
  }
  // 三几百: three hundred and some.
  const some = /^([一二两三四五六七八九])几(?=[十百千万])/.exec(text.slice(at, at + 3))?.[1];
  const lowest = some === undefined ? undefined : digitAt(text, at);
  if (lowest !== undefined && lastUnit === 0) {
    const upper = lowest + 1;
    return { lo: lowest, hi: upper, end: at + 2, single: true, vague: true, figures: false, zero: false };
  }
  const several = /^(好几|大几|几|数(?=[十百千万]))/.exec(text.slice(at, at + 3))?.[0];
  if (several) {
    const tail = lastUnit >= 10 && unitAt(text, at + several.length) === undefined;
    const lo = several === '大几' ? 5 : tail ? 0 : 2;
    return { lo, hi: 10, end: at + several.length, single: true, vague: true, figures: false, zero: false };
  }
  const digits: number[] = [];
  let end = at;
  for (
    let digit = digitAt(text, end);
    digit !== undefined && (end === at ? true : !stop(text, end));
    digit = digitAt(text, end)
  ) {
    digits.push(digit);
    end += 1;
  }
  const [first = 0, second] = digits;
  if (digits.length === 0) return null;
  const rest = { end, vague: false, figures: false, zero: first === 0 };
  if (digits.length === 1) return { ...rest, lo: first, hi: first, single: first !== 0 };
  if (digits.length === 2 && second !== undefined) {
    if (first === 0) return { ...rest, lo: second, hi: second, single: false };
    if (isNeighbour(first, second)) return { ...rest, lo: first, hi: second, single: true, vague: true };
  }
  if (lastUnit > 0 && first !== 0) return { ...rest, lo: first, hi: first, end: at + 1, single: true };
  const value = Number(digits.slice(0, 15).join(''));
  return { ...rest, lo: value, hi: value, single: false };
}

/** 三四, 七八, 一两; and 三五, the one pair that skips. */
function isNeighbour(first: number, second: number): boolean {
  return second === first + 1 || (first === 3 && second === 5);
}

/** The unit below, where 八 of it after a bare unit is a figure of speech. */
const lower: Record<number, string> = { 100: '十', 1000: '百', 10_000: '千' };

/** What 多, 来, 把 add to a number that ends in a unit; `replace`: instead of the unit itself (万把块). */
export function readLoose(
  text: string,
  at: number,
  unit: number,
  isBare: boolean,
): (Span & { end: number; replace: boolean }) | null {
  const sign = text[at] ?? '';
  if (sign === '多' || sign === '余') return { lo: 0, hi: unit, end: at + 1, replace: false };
  if (sign === '来' && !/[了的]/.test(text[at + 1] ?? ''))
    return { lo: 0, hi: unit / 2, end: at + 1, replace: false };
  // 百把块 stands for a hundred or so, 几百把块 adds nothing to 几百.
  if (sign === '把')
    return isBare
      ? { lo: unit, hi: unit * 1.5, end: at + 1, replace: true }
      : { lo: 0, hi: unit / 2, end: at + 1, replace: false };
  if (sign === '半' && unit >= 100 && !/[年月天个斤亩块里夜]/.test(text[at + 1] ?? ''))
    return { lo: unit / 2, hi: unit / 2, end: at + 1, replace: false };
  if (sign === '十' && isBare && unit === 100 && !/[一二三四五六七八九万]/.test(text[at + 1] ?? ''))
    return { lo: 0, hi: 20, end: at + (text[at + 1] === '来' ? 2 : 1), replace: false };
  if (sign === '八' && isBare && unit > 10 && text[at + 1] === lower[unit]) {
    // 千八百 may be 800 or 1800: both ends are kept.
    return { lo: unit * 0.8, hi: unit * 1.8, end: at + 2, replace: true };
  }
  // 万儿八千, 万二八千: eight thousand to a little more than ten.
  if ((sign === '儿' || (sign === '二' && isBare)) && text[at + 1] === '八' && text[at + 2] === lower[unit])
    return { lo: unit * 0.8, hi: sign === '二' ? unit * 1.2 : unit, end: at + 3, replace: true };
  return null;
}

/** The digits after 点. */
export function readFraction(text: string, at: number): { value: number; end: number } | null {
  let digits = '';
  let end = at;
  for (; digits.length < 12; end += 1) {
    const digit = digitAt(text, end) ?? (/\d/.test(text[end] ?? '') ? Number(text[end]) : undefined);
    if (digit === undefined) break;
    digits += digit;
  }
  return digits === '' ? null : { value: Number(`0.${digits}`), end };
}

/** The size of the last figure that is not zero: 100 for 300, 10 for 250, 1 for 7 and for 0. */
export function placeOf(value: number): number {
  const zeros = /0*$/.exec(String(Math.trunc(value)))?.[0].length ?? 0;
  return value === 0 || !Number.isInteger(value) ? 1 : 10 ** Math.min(zeros, 8);
}
