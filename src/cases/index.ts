/** The rules: declarations, cases, procedure, working calendar, duties, digest. Pure. */
export * from './types.ts';
export * from './duty.ts';
export * from './finding.ts';
export {
  createCalendarLoader,
  type CalendarLoader,
  type CalendarYear,
  type LoadedCalendarYear,
} from './calendar-year.ts';
export { createCalendar, type WorkingCalendar } from './working-calendar.ts';
export * from './profile.ts';
export { createProfileLoader, type LoadedProfile, type ProfileLoader } from './profile-file.ts';
export { findStep, isInProcedure, isOpen, nextStage } from './procedure.ts';
export { may, mayAct, policy, type Reach } from './policy.ts';
export { openCase, type CaseOpening } from './opening.ts';
export { foldCase } from './fold.ts';
export { judgeAct, type ActContext } from './judge.ts';
export { recomputePublicity } from './publicity.ts';
export { hashEntry } from './entry-hash.ts';
export { promisedDates, whenAccepted, whenVerified, type PromisedDates } from './promise.ts';
export { dutiesOf } from './duties.ts';
export { momentsBetween, nextMoment, type Moment, type MomentKind } from './moments.ts';
export { snapshotOf } from './snapshot.ts';
export { remindersFor, type Reminder } from './reminder.ts';
export { overdueFor, type OverdueVisits } from './overdue.ts';
export { digestFor, type Digest, type DigestSource } from './digest.ts';
