import { readNumeral } from './numeral.ts';
import type { Reading } from './reading.ts';

/** 从三月到十月: from one month of the year to another, both counted or the last one not. */
export function readBetween(text: string): Reading {
  const match =
    /(\d{1,2}|[一二三四五六七八九十正冬腊]{1,2})月份?[初底中]?(?:开始|起)?(?:一直)?(?:[做干忙搞去在]*(?:到|至|-)|(?:出去|出门|走|去)的?,?(?=.{1,3}月.{0,3}回))(\d{1,2}|[一二三四五六七八九十冬腊]{1,2})月/.exec(
      text,
    );
  const [from, to] = [monthOf(match?.[1]), monthOf(match?.[2])];
  if (from === null || to === null) return null;
  const months = (to - from + 12) % 12;
  return {
    values: [{ type: 'duration', min: months, max: months + 1, approx: true, unit: 'month' }],
    reasons: ['range'],
  };
}

function monthOf(said: string | undefined): number | null {
  if (said === undefined) return null;
  const named = { 正: 1, 冬: 11, 腊: 12 }[said] ?? readNumeral(said, 0)?.min;
  return named !== undefined && named >= 1 && named <= 12 ? named : null;
}
