import type { Day } from '../core/index.ts';
import { valueOf, type Profile } from './profile.ts';

/** The county's line for a case of that day, fen a person and year; null where it has set none for the year (E-01). */
export function lineOf(profile: Profile, day: Day): number | null {
  const yuan = valueOf(profile, 'line.byYear')?.[day.slice(0, 4)];
  return yuan === undefined ? null : Math.round(yuan * 100);
}
