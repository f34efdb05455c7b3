import { addMonths, firstOfMonth, lastOfMonth, monthOf, type Day } from '../core/index.ts';
import { valueOf, type Profile } from './profile.ts';
import type { CaseState } from './case-state.ts';
import type { Verdict } from './refusal.ts';
import type { Visit } from './act.ts';

/**
 * 走访 recorded. A visit that does not count (by phone or chat without a reason, where the county does not allow it, or
 * before monitoring began) is kept all the same: it happened (E-09, scenario 35).
 */
export function judgeVisit(state: CaseState, visit: Visit, profile: Profile, today: Day): Verdict {
  if (visit.on > today)
    return { ok: false, refusal: { code: 'visit_in_future', facts: { on: visit.on, today } } };
  const inTime = state.monitoredSince !== undefined && visit.on >= state.monitoredSince;
  const counted = inTime && (visit.way === 'in_person' || countsRemotely(visit, profile));
  return { ok: true, act: { kind: 'visited', visit, counted } };
}

function countsRemotely(visit: Visit, profile: Profile): boolean {
  return valueOf(profile, 'visit.remoteAllowed') === true && (visit.reason ?? '').trim() !== '';
}

/**
 * Whether the visits of the month (`YYYY-MM`) are done; null when none is owed. They are owed from the month in which
 * monitoring begins, on whatever day: the documents say "each month" and know no first month that is let off.
 */
export function isVisitDone(state: CaseState, month: string, profile: Profile): boolean | null {
  const needed = valueOf(profile, 'visit.perMonth');
  const { stage, monitoredSince, visits } = state;
  if (
    needed === null ||
    stage !== 'monitored' ||
    monitoredSince === undefined ||
    month < monthOf(monitoredSince)
  ) {
    return null;
  }
  return visits.filter(({ on, counted }) => counted && monthOf(on) === month).length >= needed;
}

/** The month before, `YYYY-MM`. */
export function monthBefore(day: Day): string {
  return monthOf(addMonths(firstOfMonth(day), -1));
}

/** Whether the county reminds of visits on this day (E-09: 1st, 15th, 22nd, 3 and 1 days before the month ends). */
export function isReminderDay(day: Day, profile: Profile): boolean {
  const reminder = valueOf(profile, 'visit.reminderDays');
  if (reminder === null) return false;
  const date = Number(day.slice(8));
  const last = Number(lastOfMonth(day).slice(8));
  return reminder.days.includes(date) || reminder.beforeMonthEnd.includes(last - date);
}
