import { LunarDay, LunarMonth, LunarYear, SolarDay, SolarTerm } from 'tyme4ts';

import type { Day } from '../core/index.ts';

/** A day of the lunar calendar; `leap` marks the repeated month (闰六月). */
export interface LunarDate {
  year: number;
  month: number;
  day: number;
  leap: boolean;
}

/** Years that are read at all; others are no dates in anyone's life. */
export const readableYears = { from: 1700, to: 2200 } as const;

export function lunarOf(day: Day): LunarDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lunar = SolarDay.fromYmd(year, month, date).getLunarDay();
  return {
    year: lunar.getYear(),
    month: Math.abs(lunar.getMonth()),
    day: lunar.getDay(),
    leap: lunar.getMonth() < 0,
  };
}

/** The solar day of a lunar date; null when that month or day does not exist. */
export function dayOfLunar({ year, month, day, leap }: LunarDate): Day | null {
  const length = lunarMonthLength(year, month, leap);
  if (length === null || day < 1 || day > length) return null;
  return toDay(LunarDay.fromYmd(year, leap ? -month : month, day).getSolarDay());
}

/** 29 or 30; null when the year has no such month. */
export function lunarMonthLength(year: number, month: number, leap: boolean): number | null {
  if (year < readableYears.from || year > readableYears.to || month < 1 || month > 12) return null;
  if (leap && LunarYear.fromYear(year).getLeapMonth() !== month) return null;
  return LunarMonth.fromYm(year, leap ? -month : month).getDayCount();
}

/** The names of the 24 solar terms. */
export const termNames: readonly string[] = SolarTerm.NAMES;

/** The day of a solar term in a calendar year; 冬至 is December's. */
export function dayOfTerm(year: number, name: string): Day | null {
  const index = termNames.indexOf(name);
  if (index < 0 || year < readableYears.from || year > readableYears.to) return null;
  // Index 0, 冬至, is counted from the year before.
  return toDay(
    SolarTerm.fromIndex(index === 0 ? year + 1 : year, index)
      .getJulianDay()
      .getSolarDay(),
  );
}

function toDay(solar: SolarDay): Day {
  return dayFrom(solar.getYear(), solar.getMonth(), solar.getDay());
}

/** `YYYY-MM-DD` of three numbers, unchecked. */
export function dayFrom(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The day of three numbers, or null when the calendar has none such (2月30日, 13月). */
export function solarDay(year: number, month: number, day: number): Day | null {
  if (year < readableYears.from || year > readableYears.to) return null;
  const at = new Date(Date.UTC(year, month - 1, day));
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day || month < 1 || month > 12) return null;
  return dayFrom(year, month, day);
}
