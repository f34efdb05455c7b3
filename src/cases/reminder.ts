import { isWithin, type AreaCode, type PersonId } from '../core/index.ts';
import type { Duty, PublicityDuty, VisitDuty } from './duty.ts';
import { compare } from './rows.ts';

/** The one merged message a cadre group gets on a day. */
export interface Reminder {
  /** Visits not done, most pressing first. */
  visits: VisitDuty[];
  /** Running publicities: to close first, then by last day. */
  publicity: PublicityDuty[];
  /** Liaisons to @, each once. */
  mentions: PersonId[];
}

/** What to tell a cadre group of `area` today, from the duties that are to be told today; null when nothing is. */
export function remindersFor(duties: readonly Duty[], area: AreaCode): Reminder | null {
  const here = duties.filter(({ village }) => isWithin(village, area));
  const visits = here.filter((duty) => duty.kind === 'visit').filter(({ status }) => status !== 'done');
  const publicity = here.filter((duty) => duty.kind === 'publicity');
  if (visits.length === 0 && publicity.length === 0) return null;
  return {
    visits: sortVisits(visits),
    publicity: sortPublicity(publicity),
    mentions: [...new Set(visits.flatMap(({ liaison }) => liaison ?? []))],
  };
}

/** Most pressing first; the number settles the rest, so that the order is always the same. */
export function sortVisits(visits: readonly VisitDuty[]): VisitDuty[] {
  return visits.toSorted(
    (one, other) =>
      one.daysLeft - other.daysLeft ||
      Number(other.carriedOver) - Number(one.carriedOver) ||
      compare(one.number, other.number),
  );
}

/** To close first, then by last day. */
export function sortPublicity(publicity: readonly PublicityDuty[]): PublicityDuty[] {
  return publicity.toSorted(
    (one, other) =>
      Number(other.toClose) - Number(one.toClose) ||
      compare(one.end, other.end) ||
      compare(one.number, other.number),
  );
}
