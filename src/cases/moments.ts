import { addDays, dayOf, instantAt, lastOfMonth, monthOf, type Day } from '../core/index.ts';
import { needsHelp } from './concern.ts';
import { valueOf, type Profile } from './profile.ts';
import { isRunning } from './publicity.ts';
import type { CaseState, PublicityState } from './case-state.ts';
import { isReminderDay, isVisitDone } from './visit.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/**
 * What a case has to tell at an instant: `visit_due` — remind of the month's visit; `visit_overdue` — the month ends
 * without it; `publicity_day` — a counted day; `publicity_unclosed` — a working day after the last one, on which it
 * still is not closed; `urgent_soon`, `urgent_over` — the clock of help in need runs out in four hours, and has (E-24). The
 * closing hour of a board itself is no moment: a group hears one message a day, and has had that day's.
 */
export type MomentKind =
  | 'visit_due'
  | 'visit_overdue'
  | 'publicity_day'
  | 'publicity_unclosed'
  | 'urgent_soon'
  | 'urgent_over';

export interface Moment {
  kind: MomentKind;
  at: Date;
}

/** Longest gap between two moments of one case: two whole months, or the longest holiday. */
const farthestDays = 62;

/** The first moment strictly after `now`, as things stand; null when the case has nothing to tell. */
export function nextMoment(
  state: CaseState,
  profile: Profile,
  calendar: WorkingCalendar,
  now: Date,
): Moment | null {
  const today = dayOf(now);
  if (state.stage !== 'monitored' && !isRunning(state) && urgentDue(state) === null) return null;
  for (let ahead = 0; ahead <= farthestDays; ahead += 1) {
    const next = momentsOn(state, profile, calendar, addDays(today, ahead)).find(({ at }) => at > now);
    if (next !== undefined) return next;
  }
  return null;
}

/**
 * Moments of a case from `from` to `until`, both included, in order, as things stand: what a job that comes late still
 * has to tell (`from` = the snapshot's `nextDueAt`). What was done meanwhile tells nothing any more.
 */
export function momentsBetween(
  state: CaseState,
  profile: Profile,
  calendar: WorkingCalendar,
  from: Date,
  until: Date,
): Moment[] {
  const found: Moment[] = [];
  for (let day = dayOf(from); day <= dayOf(until); day = addDays(day, 1)) {
    found.push(...momentsOn(state, profile, calendar, day).filter(({ at }) => at >= from && at <= until));
  }
  return found;
}

function momentsOn(state: CaseState, profile: Profile, calendar: WorkingCalendar, day: Day): Moment[] {
  const moments = [
    ...(isRunning(state)
      ? publicityMoments(state.publicity, profile, calendar, day)
      : visitMoments(state, profile, day)),
    ...urgentMoments(state, profile, day),
  ];
  return moments.toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

function visitMoments(state: CaseState, profile: Profile, day: Day): Moment[] {
  const since = state.monitoredSince;
  if (since === undefined || day < since || isVisitDone(state, monthOf(day), profile) !== false) return [];
  const remindTime = isReminderDay(day, profile) ? valueOf(profile, 'remind.time') : null;
  const overdueTime = day === lastOfMonth(day) ? valueOf(profile, 'visit.overdueTime') : null;
  return [...momentAt('visit_due', day, remindTime), ...momentAt('visit_overdue', day, overdueTime)];
}

function publicityMoments(
  { days, end }: PublicityState,
  profile: Profile,
  calendar: WorkingCalendar,
  day: Day,
): Moment[] {
  const remindTime = valueOf(profile, 'remind.time');
  if (day > end) return calendar.countsDay(day) ? momentAt('publicity_unclosed', day, remindTime) : [];
  return days.includes(day) ? momentAt('publicity_day', day, remindTime) : [];
}

/** The clock stops when it is paid or refused. */
function urgentMoments(state: CaseState, profile: Profile, day: Day): Moment[] {
  if (day !== urgentDue(state)) return [];
  const over = urgentEnd(day, profile);
  return [
    { kind: 'urgent_soon', at: new Date(over.getTime() - urgentSoonMs) },
    { kind: 'urgent_over', at: over },
  ];
}

/** How long before its end the clock is brought to mind: four hours (E-24). */
export const urgentSoonMs = 4 * 3_600_000;

/** When the last day of the clock is over: when the office closes, where the county has said so. */
export function urgentEnd(day: Day, profile: Profile): Date {
  const closesAt = valueOf(profile, 'urgent.closingTime');
  return closesAt === null ? instantAt(addDays(day, 1), '00:00') : instantAt(day, closesAt);
}

function urgentDue(state: CaseState): Day | null {
  return needsHelp(state) ? (state.urgentHelp?.due ?? null) : null;
}

function momentAt(kind: MomentKind, day: Day, time: string | null): Moment[] {
  return time === null ? [] : [{ kind, at: instantAt(day, time) }];
}
