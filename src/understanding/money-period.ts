import type { MoneyPeriod } from '../core/index.ts';
import { mask } from './idioms.ts';

/** How an amount is counted: a month, a 亩. */
export interface Rate {
  period?: MoneyPeriod;
  per?: string;
}

/** A word like 每月 or 一亩, where it stands. */
export type RateWord = { from: number; to: number } & ({ period: MoneyPeriod } | { per: string });

const one = '(?:每一|一|每|1|\\/)';
const periods: [MoneyPeriod, RegExp][] = [
  ['half-year', new RegExp(`${one}?半年`, 'g')],
  [
    'month',
    new RegExp(
      `${one}个月|每月|${one}月(?![0-9一二三四五六七八九十份])|按月|月(?=收入|工[资钱]|薪|均|供|租)`,
      'g',
    ),
  ],
  ['quarter', new RegExp(`${one}个?季度?`, 'g')],
  ['week', new RegExp(`${one}个?(?:礼拜|星期|周)(?!岁)|周(?=薪|结)`, 'g')],
  ['day', new RegExp(`${one}(?:天|日)|${one}个?工(?![资程作厂业])|天天|按天|日(?=均|结|薪|工[资钱])`, 'g')],
  ['year', new RegExp(`${one}年(?:到头|下来)?(?!级)|按年|全年|年(?=收入|均|薪|入|租|工[资钱])`, 'g')],
];
const pers: [string, RegExp][] = [
  ['亩', new RegExp(`${one}亩地?|亩均|亩产`, 'g')],
  ['斤', new RegExp(`${one}斤`, 'g')],
  ['公斤', new RegExp(`${one}公斤`, 'g')],
  ['头', new RegExp(`${one}头`, 'g')],
  ['只', new RegExp(`${one}只`, 'g')],
  ['人', new RegExp(`${one}(?:个|口)?人|人均`, 'g')],
];

/** Which unit a number of times must have to belong to a period or a `per`: 一天一百五, 二十天. */
export const timesUnits: Record<string, RegExp> = {
  day: /^(?:天|日|个?工)/,
  week: /^个?(?:礼拜|星期|周)/,
  month: /^个?月/,
  quarter: /^个?季/,
  'half-year': /^个?半年/,
  year: /^年/,
  亩: /^亩/,
  斤: /^斤/,
  公斤: /^公斤/,
  头: /^头/,
  只: /^只/,
  人: /^(?:(?:个|口)?人|口)/,
};

/**
 * Find 每月, 一年, 一亩, 人均 … and hide them in the text, so that their 一 is no digit. A 一 that ends a spoken number of
 * days (二十一天) is left to the number.
 */
export function findRates(text: string): { words: RateWord[]; text: string } {
  const words: RateWord[] = [];
  let hidden = text;
  const hide = (pattern: RegExp, rate: { period: MoneyPeriod } | { per: string }) => {
    hidden = hidden.replace(pattern, (found, at: number, whole: string) => {
      if (isInNumber(found, whole.slice(Math.max(0, at - 5), at))) return found;
      words.push({ from: at, to: at + found.length, ...rate });
      return mask.repeat(found.length);
    });
  };
  for (const [period, pattern] of periods) hide(pattern, { period });
  for (const [per, pattern] of pers) hide(pattern, { per });
  return { words, text: hidden };
}

/** Whether the 一 or 1 of a rate word belongs to a number before it: 二十一天, 21天; but 一百二十|一天. */
function isInNumber(found: string, before: string): boolean {
  if (found.startsWith('1')) return /[\d.]$/.test(before);
  return (
    found.startsWith('一') && /(?:^|[^零])[二三四五六七八九]?十$/.test(before) && !/[百千万]/.test(before)
  );
}

/** The period and the `per` that stand nearest to a sum; a comma between them parts them. */
export function rateOf(words: RateWord[], text: string, sum: { start: number; end: number }): Rate {
  const distance = ({ from, to }: RateWord) => {
    const between = to <= sum.start ? text.slice(to, sum.start) : text.slice(sum.end, from);
    return between.length + (/[,。;]/.test(between) ? 20 : 0);
  };
  const rate: Rate = {};
  for (const word of words.toSorted((a, b) => distance(b) - distance(a))) {
    if ('period' in word) rate.period = word.period;
    else rate.per = word.per;
  }
  return rate;
}
