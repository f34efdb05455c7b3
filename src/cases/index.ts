/** The rules: declarations, cases, procedure, working calendar, duties, digest. Pure. */
export * from './act.ts';
export * from './case-state.ts';
export * from './codes.ts';
export * from './refusal.ts';
export * from './stage.ts';
export * from './duty.ts';
export * from './finding.ts';
export { checkFile, compileSchema } from './checked-file.ts';
export {
  createCalendarLoader,
  type CalendarLoader,
  type CalendarYear,
  type LoadedCalendarYear,
} from './calendar-year.ts';
export { createCalendar, type WorkingCalendar } from './working-calendar.ts';
export * from './profile.ts';
export { createProfileLoader, type LoadedProfile, type ProfileLoader } from './profile-file.ts';
export { decidingStage, findStep, hasReached, nextStage, wordStage, type StageWord } from './procedure.ts';
export { barredBy, holdOn, type Hold } from './barred.ts';
export { awaitsComparison, readyStage } from './join.ts';
export { appealOffice } from './rules/leaving.ts';
export { may, mayAct, policy, type Reach } from './policy.ts';
export * from './procedure-page.ts';
export { sightOf, sights, type Sight } from './sight.ts';
export { openCase, type CaseOpening } from './opening.ts';
export { foldCase } from './fold.ts';
export { judgeAct } from './judge.ts';
export type { ActContext } from './act-context.ts';
export { openObjections, recomputePublicity } from './publicity.ts';
export { lineFor, lineOf, type Line } from './line.ts';
export * from './assessment/index.ts';
export { hashEntry } from './entry-hash.ts';
export { whenNext, promisedDates, whenAccepted, whenVerified, type PromisedDates } from './promise.ts';
export { dutiesOf } from './duties.ts';
export { reachabilityOf, type Reachability } from './deadline.ts';
export {
  momentsBetween,
  nextMoment,
  urgentEnd,
  urgentSoonMs,
  type Moment,
  type MomentKind,
} from './moments.ts';
export { snapshotOf } from './snapshot.ts';
export { concernsTownship, isWaitedFor, needsHelp, needsRecheck } from './concern.ts';
export * from './lead.ts';
export { officeRoles } from './offices.ts';
export { bareRisks, freeRisks, isLive } from './rules/measure.ts';
export { remindersFor, type Reminder } from './reminder.ts';
export { overdueFor, type OverdueVisits } from './overdue.ts';
export { digestFor, type Digest, type DigestSource } from './digest.ts';
