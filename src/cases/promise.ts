import { dayOf, type Day } from '../core/index.ts';
import type { CaseState } from './case-state.ts';
import { nextStage } from './procedure.ts';
import { valueOf, type Profile, type ProfileKey } from './profile.ts';
import type { Stage } from './stage.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** Dates a villager is told on declaring; null where the county has set none, or where the date might still move. */
export interface PromisedDates {
  acceptBy: Day | null;
  verifyBy: Day | null;
}

/** By when a declaration of `day` is accepted (E-60). */
export function whenAccepted(day: Day, profile: Profile, calendar: WorkingCalendar): Day | null {
  return countFrom(day, limitOf('accepted', profile), calendar);
}

/** By when a case accepted on `day` is verified (E-61). */
export function whenVerified(day: Day, profile: Profile, calendar: WorkingCalendar): Day | null {
  return countFrom(day, limitOf('verified', profile), calendar);
}

/**
 * Both dates as of the day of declaring; verification counts from the last day for acceptance, and has no date where
 * another step lies between, such as the group's opinion: that one has no limit itself.
 */
export function promisedDates(day: Day, profile: Profile, calendar: WorkingCalendar): PromisedDates {
  const acceptBy = whenAccepted(day, profile, calendar);
  const follows = nextStage({ stage: 'accepted' }, profile) === 'verified';
  return {
    acceptBy,
    verifyBy: acceptBy === null || !follows ? null : whenVerified(acceptBy, profile, calendar),
  };
}

/** The limit of each step that can have one, in working days from the step before it. */
export const stepLimits = {
  accepted: 'sla.accept',
  verified: 'sla.verify',
  evaluated: 'sla.evaluate',
  town_review: 'sla.townReview',
  county_decision: 'sla.countyDecision',
} as const satisfies Partial<Record<Stage, ProfileKey>>;

/** Null: the county sets none, or no step of this kind has one. */
export function limitOf(stage: Stage, profile: Profile): number | null {
  return stage in stepLimits ? valueOf(profile, stepLimits[stage as keyof typeof stepLimits]) : null;
}

/**
 * By when the next step of a case is due, counted from when it got where it stands; null: the county sets no limit. What
 * was sent back has none: it waits for what is missing.
 */
export function whenNext(state: CaseState, profile: Profile, calendar: WorkingCalendar): Day | null {
  const next = state.stage === 'returned' ? null : nextStage(state, profile);
  return next === null ? null : countFrom(dayOf(state.since), limitOf(next, profile), calendar);
}

/**
 * By when the township answers a household that is barred from being evaluated: as long as a meeting would have had,
 * counted from when the case got where it stands; null: the county sets no limit.
 */
export function whenBarredAnswered(
  state: CaseState,
  profile: Profile,
  calendar: WorkingCalendar,
): Day | null {
  return countFrom(dayOf(state.since), limitOf('evaluated', profile), calendar);
}

/** A date that depends on a calendar not loaded may move, so it is not promised. */
function countFrom(day: Day, workingDays: number | null, calendar: WorkingCalendar): Day | null {
  if (workingDays === null) return null;
  const { end, provisional } = calendar.addWorkingDays(day, workingDays);
  return provisional ? null : end;
}
