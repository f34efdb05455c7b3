import { dayOf, daysBetween, instantAt, lastOfMonth, monthOf } from '../core/index.ts';
import type { Duty, DutyCase, HandleDuty, PublicityDuty, VisitDuty } from './duty.ts';
import { barredBy } from './barred.ts';
import { awaitsComparison } from './join.ts';
import { findStep, nextStage } from './procedure.ts';
import { isInProcedure } from './stage.ts';
import { valueOf, type Profile } from './profile.ts';
import { whenNext } from './promise.ts';
import { settleDuties } from './settle-duties.ts';
import { isOver, isRunning, openObjections } from './publicity.ts';
import type { CaseState } from './case-state.ts';
import { isVisitDone, monthBefore } from './visit.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/**
 * Everything somebody owes a case at an instant, done visits of the month included: what the case waits for, then what
 * waits beside it.
 */
export function dutiesOf(state: CaseState, profile: Profile, calendar: WorkingCalendar, now: Date): Duty[] {
  const duty =
    state.stage === 'monitored'
      ? visitDuty(state, profile, now)
      : (publicityDuty(state, profile, now) ?? handleDuty(state, profile, calendar, now));
  return [...(duty === null ? [] : [duty]), ...settleDuties(state, profile, calendar, now)];
}

function visitDuty(state: CaseState, profile: Profile, now: Date): VisitDuty | null {
  const today = dayOf(now);
  const done = isVisitDone(state, monthOf(today), profile);
  if (done === null) return null;
  const due = lastOfMonth(today);
  const overdueTime = valueOf(profile, 'visit.overdueTime');
  const overdue = overdueTime !== null && now >= instantAt(due, overdueTime);
  return {
    kind: 'visit',
    ...caseOf(state),
    ...(state.liaison === undefined ? {} : { liaison: state.liaison }),
    month: monthOf(today),
    due,
    daysLeft: daysBetween(today, due),
    status: done ? 'done' : overdue ? 'overdue' : 'due',
    carriedOver: !done && isVisitDone(state, monthBefore(today), profile) === false,
  };
}

function publicityDuty(state: CaseState, profile: Profile, now: Date): PublicityDuty | null {
  if (!isRunning(state)) return null;
  const { days, end, provisional } = state.publicity;
  const today = dayOf(now);
  const closesAt = valueOf(profile, 'publicity.closingTime');
  return {
    kind: 'publicity',
    ...caseOf(state),
    day: days.filter((day) => day <= today).length,
    of: days.length,
    end,
    provisional,
    lastDay: today === end,
    toClose: isOver(end, closesAt, now),
    held: openObjections(state).length > 0,
    ...(closesAt === null ? {} : { closesAt }),
  };
}

/** The step that is waited for; a publicity that came down with objections waits for the village to settle them. */
function handleDuty(
  state: CaseState,
  profile: Profile,
  calendar: WorkingCalendar,
  now: Date,
): HandleDuty | null {
  const next = isInProcedure(state.stage) ? nextStage(state, profile) : null;
  // What nobody may overlook is the township's to answer, not a meeting's to vote on.
  if (next === null || barredBy(state, profile) !== null) return null;
  const due = whenNext(state, profile, calendar);
  const { verification } = state;
  return {
    kind: 'handle',
    ...caseOf(state),
    stage: state.stage,
    next,
    by: findStep(profile, next)?.by ?? [],
    ...(awaitsComparison(state, profile) ? { awaitsComparison: true } : {}),
    ...(next === 'verified' && verification !== undefined ? { people: verification.waiting } : {}),
    ...(due === null ? {} : { due }),
    overdue: due !== null && dayOf(now) > due,
  };
}

/** The case a duty is about. */
export function caseOf({ id, number, household, village }: CaseState): DutyCase {
  return { case: id, number, household, village };
}
