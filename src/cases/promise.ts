import { dayOf, type Day } from '../core/index.ts';
import type { CaseState } from './case-state.ts';
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
  return countFrom(day, valueOf(profile, 'sla.accept'), calendar);
}

/** By when a case accepted on `day` is verified (E-61). */
export function whenVerified(day: Day, profile: Profile, calendar: WorkingCalendar): Day | null {
  return countFrom(day, valueOf(profile, 'sla.verify'), calendar);
}

/** Both dates as of the day of declaring; verification counts from the last day for acceptance. */
export function promisedDates(day: Day, profile: Profile, calendar: WorkingCalendar): PromisedDates {
  const acceptBy = whenAccepted(day, profile, calendar);
  return { acceptBy, verifyBy: acceptBy === null ? null : whenVerified(acceptBy, profile, calendar) };
}

/** Which limit a case at a stage runs against, in working days. */
const limitAt: Partial<Record<Stage, ProfileKey & `sla.${string}`>> = {
  submitted: 'sla.accept',
  accepted: 'sla.verify',
  group_opinion: 'sla.verify',
  verified: 'sla.evaluate',
  publicity_closed: 'sla.townReview',
  town_review: 'sla.countyDecision',
};

/** By when the next step of a case is due, counted from when it got where it stands; null: the county sets no limit. */
export function whenNext(
  { stage, since }: Pick<CaseState, 'stage' | 'since'>,
  profile: Profile,
  calendar: WorkingCalendar,
): Day | null {
  const key = limitAt[stage];
  const limit = key === undefined ? null : valueOf(profile, key);
  return typeof limit === 'number' ? countFrom(dayOf(since), limit, calendar) : null;
}

/** A date that depends on a calendar not loaded may move, so it is not promised. */
function countFrom(day: Day, workingDays: number | null, calendar: WorkingCalendar): Day | null {
  if (workingDays === null) return null;
  const { end, provisional } = calendar.addWorkingDays(day, workingDays);
  return provisional ? null : end;
}
