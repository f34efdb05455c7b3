import { nextMoment } from './moments.ts';
import type { Profile } from './profile.ts';
import type { CaseState } from './case-state.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** What is kept beside the journal so that jobs scan an index: the state and when it next has something to tell. */
export function snapshotOf(
  state: CaseState,
  profile: Profile,
  calendar: WorkingCalendar,
  now: Date,
): CaseState & { nextDueAt: Date | null } {
  return { ...state, nextDueAt: nextMoment(state, profile, calendar, now)?.at ?? null };
}
