/**
 * Calendar days and the clock of the county. Days are `YYYY-MM-DD` strings in Asia/Shanghai, instants are UTC Dates.
 * Shanghai has been UTC+8 without daylight saving since 1991-09-15; birth dates before that are strings and never
 * become instants, so the fixed offset is exact for everything we compute.
 */
export type Day = string;

const shanghaiOffsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;

/** Where "now" comes from; tests and the simulator bring their own. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** The county's calendar day at an instant. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + shanghaiOffsetMs).toISOString().slice(0, 10);
}

/** The county's wall time at an instant, `HH:mm`. */
export function timeOf(instant: Date): string {
  return new Date(instant.getTime() + shanghaiOffsetMs).toISOString().slice(11, 16);
}

/** The instant at which the county's clocks show `time` (`HH:mm`) on `day`. */
export function instantAt(day: Day, time: string): Date {
  return new Date(Date.parse(`${day}T${time}:00Z`) - shanghaiOffsetMs);
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** `YYYY-MM`. */
export function monthOf(day: Day): string {
  return day.slice(0, 7);
}

export function firstOfMonth(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}

/** The last calendar day of the month that `day` lies in. */
export function lastOfMonth(day: Day): Day {
  const [year, month] = day.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, month ?? 1, 0)).toISOString().slice(0, 10);
}

/** The same day `months` later; 31 August + 6 months is the last day of February. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
