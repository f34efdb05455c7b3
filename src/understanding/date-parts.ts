import { signs, toNumber, toYear } from './date-number.ts';

/** Pieces of a calendar date as said, before anything missing is filled in. */
export interface DateParts {
  year?: number;
  /** 去年 = -1; by the lunar calendar it is the lunar year before this one. */
  yearOffset?: number;
  month?: number;
  lastMonth?: number;
  /** 七八月: one of the two, or both. */
  vague?: boolean;
  /** 上个月 = -1. */
  monthOffset?: number;
  day?: number;
  lastDay?: number;
  /** 上旬, 月底, 十几. */
  within?: 'early' | 'middle' | 'late' | 'start' | 'end' | 'teens' | 'twenties';
  calendar?: 'lunar' | 'solar';
  leap?: boolean;
  /** Neither 号 nor 日 nor a lunar word was said, in signs: 九月二十 may be both. */
  open?: boolean;
  from: number;
  to: number;
}

const n = `${signs}{1,3}`;
const offsets: [RegExp, number][] = [
  [/^大大前年/, -4],
  [/^大前年/, -3],
  [/^前年/, -2],
  [/^(?:去年|上一?年|头年)/, -1],
  [/^(?:今年|本年|这一?年|当年)/, 0],
  [/^明年/, 1],
];
const yearNumber = new RegExp(
  `^(?:公元)?(?:(\\d{4}|[一二][零〇一二三四五六七八九]{3}|[二两]千(?:零?[一二三四五六七八九十]{1,3})?|\\d{2}|[零〇一二三四五六七八九]{2})年|(\\d{4})(?![0-9.万千]))`,
);
const lunarWord = /^(?:农历|阴历|旧历|老历|古历|夏历|黄历|老皇历)(?:的)?/;
const solarWord = /^(?:公历|阳历|新历|国历)/;
const monthWord = new RegExp(`^(闰)?(?:(${n})(?:(?:到|至|-+|~)(${n}))?|(正|冬|腊))月份?`);
const monthOffset = /^(上上|大上|前|上|这|本|当|下)一?个?月份?/;
const dayWord = new RegExp(
  `^(?:(初)(${n})|(廿${signs}?|卅)|(${n})(?:(?:到|至|-+|~)(${n}))?([号日])|(${n})(?![年月天个岁万千百亩斤元块0-9周礼星季]))`,
);
const withinWord =
  /^(上旬|中旬|下旬|月?头上|月?头(?![一二两三几天])|月?初|月?[底尾](?:边上?|下|巴)?|月?末|月中|十几|二十几|廿几)/;
const withins: Record<string, DateParts['within']> = {
  上旬: 'early',
  中旬: 'middle',
  下旬: 'late',
  头: 'early',
  头上: 'early',
  尾: 'end',
  十几: 'teens',
  二十几: 'twenties',
  廿几: 'twenties',
  初: 'start',
  底: 'end',
  末: 'end',
  中: 'middle',
};

/** Read year, month and day in their order at one place of the text; null when nothing of a date stands there. */
export function readParts(text: string, from: number, thisYear: number): DateParts | null {
  const parts: DateParts = { from, to: from };
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(text.slice(parts.to, parts.to + 24));
    if (match) parts.to += match[0].length;
    return match;
  };
  const takeCalendar = () => {
    if (take(lunarWord)) parts.calendar = 'lunar';
    else if (take(solarWord)) parts.calendar = 'solar';
  };
  takeCalendar();
  readYear(parts, take, thisYear);
  take(/^的/);
  takeCalendar();
  if (take(/^大年(?=初)/)) {
    parts.month = 1;
    parts.calendar = 'lunar';
  } else readMonth(parts, take);
  take(/^的/);
  readDay(parts, take);
  return parts.to === from ||
    (parts.year === undefined &&
      parts.yearOffset === undefined &&
      parts.month === undefined &&
      parts.monthOffset === undefined &&
      parts.within === undefined &&
      parts.day === undefined)
    ? null
    : parts;
}

type Take = (pattern: RegExp) => RegExpExecArray | null;

function readYear(parts: DateParts, take: Take, thisYear: number): void {
  for (const [pattern, offset] of offsets) {
    if (take(pattern)) {
      parts.yearOffset = offset;
      return;
    }
  }
  const at = parts.to;
  const match = take(yearNumber);
  const year = match ? toYear(match[1] ?? match[2] ?? '', thisYear) : null;
  if (year === null) parts.to = at;
  else parts.year = year;
}

function readMonth(parts: DateParts, take: Take): void {
  const relative = take(monthOffset);
  if (relative) {
    parts.monthOffset = /^(?:上上|大上|前)$/.test(relative[1] ?? '')
      ? -2
      : relative[1] === '上'
        ? -1
        : relative[1] === '下'
          ? 1
          : 0;
    return;
  }
  const pair = take(/^([一二三四五六七八九])、?([二三四五六七八九十])月份?/);
  const [from, to] = [toNumber(pair?.[1] ?? ''), toNumber(pair?.[2] ?? '')];
  if (pair && from !== null && to === from + 1) {
    parts.month = from;
    parts.lastMonth = to;
    parts.vague = true;
    return;
  }
  if (pair) parts.to -= pair[0].length;
  const at = parts.to;
  const match = take(monthWord);
  if (!match) return;
  const [, leap, first, last, named] = match;
  const month = named === undefined ? toNumber(first ?? '') : { 正: 1, 冬: 11, 腊: 12 }[named];
  if (month === null || month === undefined) {
    parts.to = at;
    return;
  }
  parts.month = month;
  const end = last === undefined ? null : toNumber(last);
  if (end !== null) parts.lastMonth = end;
  if (leap !== undefined) parts.leap = true;
  if (leap !== undefined || named !== undefined) parts.calendar ??= 'lunar';
  if (/[一二三四五六七八九十]/.test(first ?? '')) parts.open = true;
}

function readDay(parts: DateParts, take: Take): void {
  const hasMonth = parts.month !== undefined || parts.monthOffset !== undefined;
  const alone = hasMonth
    ? null
    : take(/^(月初|月头上?|月底|月尾|月末|月中|十几|二十几|廿几)(?=$|[号日吧的,。那几边上]|月)/)?.[1];
  if (typeof alone === 'string') {
    const kind = withins[alone] ?? withins[alone.slice(1)];
    if (kind) parts.within = kind;
    return;
  }
  const within =
    hasMonth || parts.year !== undefined || parts.yearOffset !== undefined ? take(withinWord) : null;
  const word = within?.[1]?.replace(/(?<=[底尾])(?:边上?|下|巴)/, '');
  if (word !== undefined && !(word === '初' && /^[0-9一二三四五六七八九十]/.test(restOf(parts, take)))) {
    const kind = withins[word] ?? withins[word.replace('月', '')];
    if (kind) parts.within = kind;
    return;
  }
  if (within) parts.to -= within[0].length;
  const at = parts.to;
  const match = take(dayWord);
  if (!match) return;
  const [, first, firstDay, twenty, numbered, last, mark, open] = match;
  const said = firstDay ?? twenty ?? numbered ?? open ?? '';
  const day = said === '卅' ? 30 : toNumber(said);
  if (day === null || (open !== undefined && !hasMonth)) {
    parts.to = at;
    return;
  }
  parts.day = day;
  const end = last === undefined ? null : toNumber(last);
  if (end !== null) parts.lastDay = end;
  if (first !== undefined || twenty !== undefined) parts.calendar ??= 'lunar';
  if (mark !== undefined) delete parts.open;
  if (open !== undefined && /\d/.test(open)) delete parts.open;
}

/** What stands after the part read so far, without taking it. */
function restOf(parts: DateParts, take: Take): string {
  const at = parts.to;
  const rest = take(/^.{0,2}/)?.[0] ?? '';
  parts.to = at;
  return rest;
}
