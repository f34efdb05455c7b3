import type { Liquid } from 'liquidjs';
import { AppError, dayOf, timeOf, weekdayOf } from '../core/index.ts';
import { findWord, type Words } from './words.ts';

/**
 * Give the engine the words of the house: `day` (10月9日（周五）), `full_day` (2026年10月9日), `days` (a list of them), `month`, `moment` (an
 * instant), `word: 'list'` (a code's word) and `masked` (refuses a household that is not masked).
 */
export function registerFilters(engine: Liquid, words: Words): void {
  const format = (name: string, day: string, time = ''): string => {
    const [year = '', month = '', date = ''] = day.split('-');
    const parts: Record<string, string> = {
      year,
      month: String(Number(month)),
      date: String(Number(date)),
      weekday: findWord(words, 'weekday', String(weekdayOf(day.length === 10 ? day : `${day}-01`))),
      time,
    };
    return findWord(words, 'format', name).replace(/\{(\w+)\}/g, (_, part: string) => parts[part] ?? '');
  };
  engine.registerFilter('day', (day: unknown) => format('day', asDay(day, /^\d{4}-\d{2}-\d{2}$/)));
  engine.registerFilter('full_day', (day: unknown) => format('full_day', asDay(day, /^\d{4}-\d{2}-\d{2}$/)));
  engine.registerFilter('month', (month: unknown) => format('month', asDay(month, /^\d{4}-\d{2}$/)));
  engine.registerFilter('moment', (instant: unknown) => {
    const date = new Date(String(instant));
    return format('moment', dayOf(date), timeOf(date));
  });
  engine.registerFilter('word', (code: unknown, list: string) => findWord(words, list, String(code)));
  engine.registerFilter('masked', requireMask);
}

function asDay(value: unknown, shape: RegExp): string {
  if (typeof value === 'string' && shape.test(value)) return value;
  throw new AppError('template:invalid', 'a day or month has the wrong shape');
}

/**
 * A group is shown one sign and a star. Failing here loses one message; not failing would show a household's name to
 * the village, so this is the second lock behind `maskHousehold`.
 */
function requireMask(household: unknown): string {
  if (typeof household === 'string' && /^.?\*(（\d+组）)?, \d+号$/u.test(household)) return household;
  throw new AppError('template:invalid', 'a group text was given an unmasked household');
}
