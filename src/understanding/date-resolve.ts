import { addDays, addMonths, type Day, daysBetween } from '../core/index.ts';
import type { DateParts } from './date-parts.ts';
import {
  type DaySpan,
  type Impossible,
  daySpan,
  monthNumberOf,
  monthsSpan,
  yearOf,
  yearSpan,
} from './date-span.ts';
import { dayOfLunar, lunarMonthLength, lunarOf, solarDay } from './lunar.ts';

/** Fill in what was left out, towards the past or the future; more than one span when both calendars fit. */
export function resolveParts(
  parts: DateParts,
  today: Day,
  prefer: 'past' | 'future',
  base?: Day,
): DaySpan[] | Impossible {
  if (parts.calendar === 'lunar') return one(lunarSpan(parts, today, prefer));
  const solar = solarSpan(parts, today, prefer, base);
  if (parts.open && parts.day !== undefined && parts.calendar === undefined) {
    const lunar = lunarSpan(parts, today, prefer);
    if (lunar && solar) return isFeast(parts) ? [lunar, solar] : [solar, lunar];
    return one(solar ?? lunar);
  }
  return one(solar);
}

/** Month and day that everyone means by the lunar calendar, 八月十五 above all. */
function isFeast({ month, day }: DateParts): boolean {
  return (
    (month === 8 && day === 15) ||
    (month === 7 && day === 15) ||
    (month === day && month !== undefined && month % 2 === 1 && month > 1)
  );
}

function one(span: DaySpan | null): DaySpan[] | Impossible {
  return span ? [span] : 'no_such_date';
}

function solarSpan(parts: DateParts, today: Day, prefer: 'past' | 'future', base?: Day): DaySpan | null {
  const { month, day } = parts;
  const year = parts.year ?? (parts.yearOffset === undefined ? undefined : yearOf(today) + parts.yearOffset);
  if (parts.monthOffset !== undefined) {
    const at = addMonths(`${today.slice(0, 7)}-01`, parts.monthOffset);
    return inMonth(parts, year ?? yearOf(at), monthNumberOf(at));
  }
  if (month === undefined) {
    if (day !== undefined || (year === undefined && parts.within !== undefined))
      return dayOfMonth(parts, today, prefer, base);
    return year === undefined ? null : inYear(parts, year);
  }
  if (year !== undefined) return inMonth(parts, year, month);
  const years = base === undefined ? nearYears(yearOf(today), prefer) : [yearOf(base), yearOf(base) + 1];
  const fits = (span: DaySpan) => (base === undefined ? isOnSide(span, today, prefer) : span.start >= base);
  const found = years.map((each) => inMonth(parts, each, month)).filter((span) => span !== null);
  return found.find(fits) ?? found[0] ?? null;
}

/** The years to try, nearest first; eight reach the last 29 February. */
function nearYears(year: number, prefer: 'past' | 'future'): number[] {
  const step = prefer === 'past' ? -1 : 1;
  return Array.from({ length: 9 }, (_, at) => year + at * step);
}

function isOnSide({ start, end }: DaySpan, today: Day, prefer: 'past' | 'future'): boolean {
  return prefer === 'past' ? start <= today : end >= today;
}

function inYear(parts: DateParts, year: number): DaySpan {
  const months = {
    early: [1, 4],
    middle: [5, 8],
    late: [9, 12],
    start: [1, 3],
    end: [11, 12],
    teens: [1, 12],
    twenties: [1, 12],
  } as const;
  if (!parts.within) return yearSpan(year);
  const [first, last] = months[parts.within];
  return { ...(monthsSpan(year, first, last) ?? yearSpan(year)), approx: true };
}

function inMonth(parts: DateParts, year: number, month: number): DaySpan | null {
  const span = monthsSpan(year, month, parts.lastMonth ?? month);
  if (!span) return null;
  if (parts.within) return cut(span, parts.within);
  if (parts.day === undefined) return parts.vague ? { ...span, approx: true } : span;
  const start = solarDay(year, month, parts.day);
  const end = solarDay(year, month, parts.lastDay ?? parts.day);
  return start && end && start <= end ? { start, end, approx: false } : null;
}

/** 上旬 and the like: ten days each; 初 and 底 the first and last week. */
function cut({ start, end }: DaySpan, within: NonNullable<DateParts['within']>): DaySpan {
  const last = daysBetween(start, end);
  const [from, to] = {
    early: [0, 9],
    middle: [10, 19],
    late: [20, last],
    start: [0, 6],
    end: [last - 6, last],
    teens: [10, 18],
    twenties: [19, last],
  }[within] as [number, number];
  return { start: addDays(start, from), end: addDays(start, to), approx: true };
}

/** 5号: this month's or, when that is still to come, the last one's. */
function dayOfMonth(parts: DateParts, today: Day, prefer: 'past' | 'future', base?: Day): DaySpan | null {
  if (base !== undefined) return inMonth(parts, yearOf(base), monthNumberOf(base));
  const first = `${today.slice(0, 7)}-01`;
  for (let back = 0; back < 4; back += 1) {
    const at = addMonths(first, prefer === 'past' ? -back : back);
    const span = inMonth(parts, yearOf(at), monthNumberOf(at));
    if (span && isOnSide(span, today, prefer)) return span;
  }
  return null;
}

function lunarSpan(parts: DateParts, today: Day, prefer: 'past' | 'future'): DaySpan | null {
  const now = lunarOf(today);
  const given = parts.year ?? (parts.yearOffset === undefined ? undefined : now.year + parts.yearOffset);
  // A leap month comes back after up to 38 years.
  const count = parts.leap ? 40 : 4;
  const step = prefer === 'past' ? -1 : 1;
  const years =
    given === undefined ? Array.from({ length: count }, (_, at) => now.year + at * step) : [given];
  const months =
    parts.month === undefined
      ? Array.from({ length: 12 }, (_, at) => (prefer === 'past' ? 12 - at : at + 1))
      : [parts.month];
  for (const year of years) {
    for (const month of months) {
      const span = inLunarMonth(parts, year, month);
      if (span && (given !== undefined || isOnSide(span, today, prefer))) return span;
    }
  }
  return null;
}

function inLunarMonth(parts: DateParts, year: number, month: number): DaySpan | null {
  const leap = parts.leap ?? false;
  const length = lunarMonthLength(year, month, leap);
  const first = dayOfLunar({ year, month, day: 1, leap });
  if (length === null || first === null) return null;
  const whole: DaySpan = { start: first, end: addDays(first, length - 1), approx: false, lunar: true };
  if (parts.within) return { ...cut(whole, parts.within), lunar: true };
  if (parts.day === undefined) return whole;
  const day = dayOfLunar({ year, month, day: parts.day, leap });
  return day ? { ...daySpan(day), lunar: true } : null;
}
