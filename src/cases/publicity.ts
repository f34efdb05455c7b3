import { dayOf, timeOf, type Day } from '../core/index.ts';
import type { ActOf, WorkingPeriod } from './act.ts';
import type { CaseState, ObjectionState, PublicityState } from './case-state.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** Objections that hold the household. */
export function openObjections({ objections }: Pick<CaseState, 'objections'>): ObjectionState[] {
  return objections.filter(({ state }) => state === 'open');
}

/** Whether the last day is over; without a closing hour it runs to midnight. */
export function isOver(end: Day, closesAt: string | null, now: Date): boolean {
  const today = dayOf(now);
  return today > end || (today === end && closesAt !== null && timeOf(now) >= closesAt);
}

/** The board is up and nobody has closed it. */
export function isRunning(state: CaseState): state is CaseState & { publicity: PublicityState } {
  return (
    state.stage === 'publicity' && state.publicity !== undefined && state.publicity.closedOn === undefined
  );
}

/**
 * The act that puts a running publicity right after another calendar was loaded: a provisional end becomes certain, or
 * an end moves because a schedule was changed (scenario 24). Null when nothing changes.
 */
export function recomputePublicity(
  state: CaseState,
  calendar: WorkingCalendar,
): ActOf<'publicity_recomputed'> | null {
  if (!isRunning(state)) return null;
  const { publicity } = state;
  const { days, end, provisional, calendar: version } = recount(publicity, calendar);
  const same = provisional === publicity.provisional && days.join() === publicity.days.join();
  return same ? null : { kind: 'publicity_recomputed', days, end, provisional, calendar: version };
}

/** The same days counted again, on the calendar as it is now. */
export function recount(
  { opened, countedFrom, days }: PublicityState,
  calendar: WorkingCalendar,
): WorkingPeriod {
  return calendar.addWorkingDays(countedFrom ?? opened, days.length);
}
