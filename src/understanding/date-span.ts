import { addDays, addMonths, type Day } from '../core/index.ts';
import { dayFrom, solarDay } from './lunar.ts';

/** First and last possible day of something said, and how far into the text it goes. */
export interface DaySpan {
  start: Day;
  end: Day;
  approx: boolean;
  /** Read by the lunar calendar. */
  lunar?: boolean;
}

/** What a piece of text means as a time. */
export interface Moment {
  /** More than one: lunar or solar, the likelier first. */
  spans: DaySpan[];
  from: number;
  to: number;
}

/** Said like a date, but the calendar has none such. */
export type Impossible = 'no_such_date';

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

export function monthNumberOf(day: Day): number {
  return Number(day.slice(5, 7));
}

export function yearSpan(year: number): DaySpan {
  return { start: dayFrom(year, 1, 1), end: dayFrom(year, 12, 31), approx: false };
}

/** The calendar months `first` to `last` of a year. */
export function monthsSpan(year: number, first: number, last = first): DaySpan | null {
  const start = solarDay(year, first, 1);
  const begin = solarDay(year, last, 1);
  return start && begin && first <= last
    ? { start, end: addDays(addMonths(begin, 1), -1), approx: false }
    : null;
}

export function daySpan(day: Day): DaySpan {
  return { start: day, end: day, approx: false };
}

/** Shifted and widened by days, as a vague time. */
export function around(span: DaySpan, before: number, after: number): DaySpan {
  return { ...span, start: addDays(span.start, -before), end: addDays(span.end, after), approx: true };
}

/** The day that many months away, clamped to the month's end; halves are 15 days. */
export function monthsAway(day: Day, months: number): Day {
  const whole = Math.trunc(months);
  return addDays(addMonths(day, whole), Math.round((months - whole) * 30));
}
