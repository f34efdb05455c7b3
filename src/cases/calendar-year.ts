import type { AnySchema } from 'ajv';
import { weekdayOf, type Day } from '../core/index.ts';
import { checkFile, compileSchema, type CheckedFile } from './checked-file.ts';
import type { FileFinding } from './finding.ts';

/** One year of the State Council's schedule, as `flows/calendars/<year>.yaml` has it. */
export interface CalendarYear {
  year: number;
  source: { title: string; number: string; date: Day; note?: string };
  /** Days off; weekends inside a holiday are listed too. */
  holidays: { name: string; days: Day[] }[];
  /** Weekend days that are worked (调休上班). */
  makeup: Day[];
}

/** `year` is null when a finding is an error. */
export interface LoadedCalendarYear {
  year: CalendarYear | null;
  findings: FileFinding[];
}

export interface CalendarLoader {
  /** Parse and check one file. Pure: text in. `file` is for the findings. */
  load(file: string, yamlText: string): LoadedCalendarYear;
}

/**
 * Public holidays that fall on the same solar day every year and are always off (全国年节及纪念日放假办法, in force as
 * amended on 2025-01-01; 2 May became one of them then): they are known even before a year's schedule is published.
 */
const fixedHolidays = ['01-01', '05-01', '10-01', '10-02', '10-03'];
const fixedSince2025 = '05-02';

/** Whether a day is a public holiday by law, whatever the year's schedule will say. */
export function isFixedHoliday(day: Day): boolean {
  const monthDay = day.slice(5);
  return fixedHolidays.includes(monthDay) || (monthDay === fixedSince2025 && day >= '2025');
}

/** Make a loader; `schema` is `flows/calendars/calendar.schema.json`, parsed. */
export function createCalendarLoader(schema: AnySchema): CalendarLoader {
  const validate = compileSchema(schema);
  return {
    load(file, yamlText) {
      const checked = checkFile(file, yamlText, validate);
      const { findings } = checked;
      if (findings.length > 0) return { year: null, findings };
      // The schema has just said so.
      const year = checked.content as CalendarYear;
      inspectDays(year, checked);
      return { year: findings.length > 0 ? null : year, findings };
    },
  };
}

function inspectDays(year: CalendarYear, { report }: CheckedFile): void {
  const seen = new Set<Day>();
  const inspect = (day: Day, path: (string | number)[]): void => {
    if (!exists(day)) report('no_such_day', path, `${day} does not exist`);
    else if (!day.startsWith(`${year.year}-`) && !day.startsWith(`${year.year - 1}-12-`)) {
      report('wrong_year', path, `${day} is not of ${year.year}`);
    }
    if (seen.has(day)) report('duplicate_day', path, `${day} is listed twice`);
    seen.add(day);
  };
  for (const [index, { days }] of year.holidays.entries()) {
    for (const [position, day] of days.entries()) inspect(day, ['holidays', index, 'days', position]);
  }
  for (const day of ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map(
    (end) => `${year.year}-${end}`,
  )) {
    if (isFixedHoliday(day) && !seen.has(day))
      report('holiday_missing', ['holidays'], `${day} is a public holiday`);
  }
  for (const [position, day] of year.makeup.entries()) {
    inspect(day, ['makeup', position]);
    if (exists(day) && weekdayOf(day) % 6 !== 0) {
      report('makeup_on_weekday', ['makeup', position], `${day} is no weekend day`);
    }
  }
}

function exists(day: Day): boolean {
  const instant = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day);
}
