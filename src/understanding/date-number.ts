import { readNumeral } from './numeral.ts';
import { digitAt } from './numeral-signs.ts';

/** Signs of a number in a date. */
export const signs = '[0-9零〇一二三四五六七八九十廿卅两]';

/** 十二, 二十三, 廿五, 3 → the number; null when it is none or a range (二三). */
export function toNumber(text: string): number | null {
  const numeral = readNumeral(text, 0);
  return numeral && numeral.end === text.length && numeral.min === numeral.max ? numeral.min : null;
}

/** 2025, 二零二五, 两千零四, 98, 零七, 九八 → the full year; two digits point to the past hundred years. */
export function toYear(text: string, thisYear: number): number | null {
  const spelled = [...text].map((sign, at) => (/\d/.test(sign) ? Number(sign) : digitAt(text, at)));
  const year = spelled.every((digit) => digit !== undefined) ? Number(spelled.join('')) : toNumber(text);
  if (year === null) return null;
  if (text.length === 2 && year < 100) return year + (2000 + year <= thisYear + 3 ? 2000 : 1900);
  return year >= 1700 && year <= 2200 ? year : null;
}
