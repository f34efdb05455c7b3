import type { Actor } from './act.ts';
import type { Profile } from './profile.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** What an act is judged by, besides the case itself. */
export interface ActContext {
  actor: Actor;
  now: Date;
  /** The profile the case is pinned to. */
  profile: Profile;
  calendar: WorkingCalendar;
}
