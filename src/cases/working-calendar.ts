import { createHash } from 'node:crypto';
import { addDays, weekdayOf, type Day } from '../core/index.ts';
import { isFixedHoliday, type CalendarYear } from './calendar-year.ts';
import { compare } from './rows.ts';
import type { WorkingPeriod } from './act.ts';

/** Working days of the loaded years; a day of any other year is not known, and says so. */
export interface WorkingCalendar {
  /** Loaded years and the first signs of their content's SHA-256, `2020-2026:1f3a9c2e`; another content, another version. */
  version: string;
  /** In order. */
  years: readonly number[];
  isWorkingDay(day: Day): boolean | 'unknown';
  /**
   * What counting takes the day for: the schedule where its year is loaded, else Monday to Friday without the public
   * holidays that the law fixes.
   */
  countsDay(day: Day): boolean;
  /** The `n` working days after `from`, which is not counted itself (E0). With `n` 0 the end is `from`. */
  addWorkingDays(from: Day, n: number): WorkingPeriod;
  /** The last working day before `day`. */
  previousWorkingDay(day: Day): Day;
  /** The first working day after `day`. */
  nextWorkingDay(day: Day): Day;
}

/** Put years together. A later year's schedule may name days of the December before and then decides about them. */
export function createCalendar(years: readonly CalendarYear[]): WorkingCalendar {
  const loaded = [...years].toSorted((one, other) => one.year - other.year);
  const known = new Set(loaded.map(({ year }) => year));
  const exceptions = new Map<Day, boolean>();
  for (const { holidays, makeup } of loaded) {
    for (const day of holidays.flatMap(({ days }) => days)) exceptions.set(day, false);
    for (const day of makeup) exceptions.set(day, true);
  }
  const isLoaded = (day: Day): boolean => known.has(Number(day.slice(0, 4)));

  const countsDay = (day: Day): boolean => {
    if (isLoaded(day)) return exceptions.get(day) ?? isWeekday(day);
    return isWeekday(day) && !isFixedHoliday(day);
  };
  const step = (from: Day, by: 1 | -1): Day => {
    let day = addDays(from, by);
    while (!countsDay(day)) day = addDays(day, by);
    return day;
  };
  const version = versionOf(loaded, exceptions);

  return {
    version,
    years: loaded.map(({ year }) => year),
    isWorkingDay(day) {
      if (isLoaded(day)) return countsDay(day);
      return isFixedHoliday(day) ? false : 'unknown';
    },
    countsDay,
    addWorkingDays(from, n) {
      const days: Day[] = [];
      for (let day = from; days.length < n;) {
        day = step(day, 1);
        days.push(day);
      }
      return {
        days,
        end: days.at(-1) ?? from,
        provisional: days.some((day) => !isLoaded(day)),
        calendar: version,
      };
    },
    previousWorkingDay: (day) => step(day, -1),
    nextWorkingDay: (day) => step(day, 1),
  };
}

function isWeekday(day: Day): boolean {
  return weekdayOf(day) % 6 !== 0;
}

function versionOf(loaded: CalendarYear[], exceptions: Map<Day, boolean>): string {
  const content = JSON.stringify([
    loaded.map(({ year }) => year),
    [...exceptions].toSorted(([one], [other]) => compare(one, other)),
  ]);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
  const [first, last] = [loaded.at(0)?.year, loaded.at(-1)?.year];
  if (first === undefined || last === undefined) return `none:${hash}`;
  return `${first === last ? first : `${first}-${last}`}:${hash}`;
}
