import { addDays, type Day, weekdayOf } from '../core/index.ts';
import { toNumber, toYear } from './date-number.ts';
import { type DaySpan, daySpan, type Moment, monthsSpan, yearOf } from './date-span.ts';
import { dayFrom, dayOfLunar, dayOfTerm, lunarMonthLength, lunarOf, solarDay, termNames } from './lunar.ts';
import type { Festival, Lexicon } from './types.ts';

const yearBefore =
  /(?:(大?大前年|前年|去年|上一?年|头年|今年|本年|明年)|(?:公元)?(\d{4}|\d{2}|[零〇一二三四五六七八九]{2,4}|[二两]千零?[一二三四五六七八九十]{0,3})年)的?(?:农历|阴历)?$/;
const offsets: Record<string, number> = {
  大大前年: -4,
  大前年: -3,
  前年: -2,
  去年: -1,
  上年: -1,
  上一年: -1,
  头年: -1,
  今年: 0,
  本年: 0,
  明年: 1,
};
const seasons: Record<string, [string, string]> = {
  春: ['立春', '立夏'],
  夏: ['立夏', '立秋'],
  秋: ['立秋', '立冬'],
  冬: ['立冬', '立春'],
};

interface Named {
  index: number;
  length: number;
  /** The span in a calendar year, or in a lunar year where `lunar`. */
  inYear: (year: number) => DaySpan | null;
  lunar: boolean;
  /** 小寒 and 大寒 close the farming year: 去年大寒 lies in January, of which year must be asked. */
  closing?: boolean;
}

/** Times of the year by name: festivals, solar terms, halves, quarters, seasons, holidays; with or without a year before. */
export function readNamed(
  text: string,
  today: Day,
  prefer: 'past' | 'future',
  lexicon: Lexicon,
): Moment | null {
  const named = findFestival(text, lexicon) ?? findTerm(text) ?? findPart(text);
  if (!named) return null;
  const match = yearBefore.exec(text.slice(0, named.index));
  const thisYear = named.lunar ? lunarOf(today).year : yearOf(today);
  const offset = match?.[1] === undefined ? undefined : offsets[match[1]];
  const year =
    offset === undefined
      ? match?.[2] === undefined
        ? null
        : toYear(match[2], yearOf(today))
      : thisYear + offset;
  const from = match?.index ?? named.index;
  const to = named.index + named.length;
  if (year !== null) {
    const span = named.inYear(year);
    const next = named.closing === true ? named.inYear(year + 1) : null;
    return span && { spans: next ? [next, span] : [span], from, to };
  }
  const step = prefer === 'past' ? -1 : 1;
  const side = (span: DaySpan) => (prefer === 'past' ? span.start <= today : span.end >= today);
  for (let at = 0; at < 4; at += 1) {
    const span = named.inYear(thisYear + at * step);
    if (span && side(span)) return { spans: [span], from, to };
  }
  return null;
}

function findFestival(text: string, lexicon: Lexicon): Named | null {
  let best: Named | null = null;
  for (const festival of lexicon.festivals ?? []) {
    for (const word of festival.words) {
      const index = text.indexOf(word);
      // 二月二十一 is not 二月二; 五一路 no holiday, but nobody answers a date with it.
      if (
        index < 0 ||
        /^[零一二三四五六七八九十百千0-9月号日个]/.test(text.slice(index + word.length)) ||
        /[零一二三四五六七八九十0-9闰]$/.test(text.slice(0, index))
      )
        continue;
      if (best && (best.index < index || (best.index === index && best.length >= word.length))) continue;
      best = {
        index,
        length: word.length,
        inYear: (year) => festivalIn(festival, year),
        lunar: festival.lunar !== undefined,
      };
    }
  }
  return best;
}

function festivalIn({ solar, lunar, weekday, months }: Festival, year: number): DaySpan | null {
  const said = solar ?? lunar ?? weekday ?? months ?? '';
  const [month = 1, second = 1, third = 0] = said.split('-').map(Number);
  if (months !== undefined) return vague(monthsSpan(year, month, second));
  if (solar !== undefined) {
    const day = solarDay(year, month, second);
    return day === null ? null : daySpan(day);
  }
  if (lunar !== undefined) {
    const length = lunarMonthLength(year, month, false);
    const day =
      length === null ? null : dayOfLunar({ year, month, day: Math.min(second, length), leap: false });
    return day === null ? null : { ...daySpan(day), lunar: true };
  }
  const first = dayFrom(year, month, 1);
  return daySpan(addDays(first, ((third - weekdayOf(first) + 7) % 7) + (second - 1) * 7));
}

function findTerm(text: string): Named | null {
  for (const name of termNames) {
    const index = text.indexOf(name);
    if (index < 0) continue;
    const inYear = (year: number) => {
      const day = dayOfTerm(year, name);
      return day === null ? null : daySpan(day);
    };
    return {
      index,
      length: name.length + (text.startsWith('节', index + name.length) ? 1 : 0),
      inYear,
      lunar: false,
      closing: name === '小寒' || name === '大寒',
    };
  }
  return null;
}

const partWords: [RegExp, (match: RegExpExecArray, year: number) => DaySpan | null][] = [
  [/上半年/, (_, year) => monthsSpan(year, 1, 6)],
  [/下半年/, (_, year) => monthsSpan(year, 7, 12)],
  [/前([一二两三四1-4])个?季度?/, ([, sign], year) => monthsSpan(year, 1, (toNumber(sign ?? '') ?? 0) * 3)],
  [
    /前([一二两三四五六七八九十0-9]{1,2})个?月(?!前)/,
    ([, sign], year) => monthsSpan(year, 1, toNumber(sign ?? '') ?? 0),
  ],
  [
    /(?:第)?([一二三四首1-4])个?季度?/,
    ([, sign], year) => {
      const quarter = sign === '首' ? 1 : (toNumber(sign ?? '') ?? 0);
      return monthsSpan(year, quarter * 3 - 2, quarter * 3);
    },
  ],
  [/暑假/, (_, year) => vague(monthsSpan(year, 7, 8))],
  [/寒假/, (_, year) => vague(monthsSpan(year, 1, 2))],
  [/年初|年头(?!到)/, (_, year) => vague(monthsSpan(year, 1, 2))],
  [/年底|年末|年尾/, (_, year) => vague(monthsSpan(year, 11, 12))],
  [/年中/, (_, year) => vague(monthsSpan(year, 5, 8))],
  // 开春, 入冬: the first weeks of it.
  [/[开入打交]([春夏秋冬])/, ([, sign], year) => beginningOf(seasonIn(sign ?? '春', year))],
  [/([春夏秋冬])(?:天|季|上|里|$)|冷天/, ([, sign], year) => seasonIn(sign ?? '冬', year)],
];

function findPart(text: string): Named | null {
  for (const [pattern, spanOf] of partWords) {
    const match = pattern.exec(text);
    if (!match) continue;
    // 年底 keeps its 年 for a year before it: 19年底.
    const shift =
      match[0].startsWith('年') && /[0-9零一二三四五六七八九去前今]$/.test(text.slice(0, match.index))
        ? 1
        : 0;
    return {
      index: match.index + shift,
      length: match[0].length - shift,
      inYear: (year) => spanOf(match, year),
      lunar: false,
    };
  }
  return null;
}

function seasonIn(sign: string, year: number): DaySpan | null {
  const [from, to] = seasons[sign] ?? [];
  const start = from === undefined ? null : dayOfTerm(year, from);
  const next = to === undefined ? null : dayOfTerm(sign === '冬' ? year + 1 : year, to);
  return start && next ? { start, end: addDays(next, -1), approx: true } : null;
}

function beginningOf(season: DaySpan | null): DaySpan | null {
  return season && { ...season, end: addDays(season.start, 44) };
}

function vague(span: DaySpan | null): DaySpan | null {
  return span && { ...span, approx: true };
}
