import { addDays, dayOf, timeOf, type Day } from '../core/index.ts';
import { valueOf, type Profile } from './profile.ts';
import type { Act, CaseState, PublicityState, Verdict, WorkingPeriod } from './types.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** A board further away than this many days, before or behind, is taken for a slip of the finger. */
const mostDaysAway = 7;

/**
 * 公示 opened: counted on the working calendar from the day after posting (E-06, scenarios 22–24). A board is sometimes
 * reported a day late, so the day may lie behind, but neither before the evaluation nor more than a week.
 */
export function judgeOpening(
  state: CaseState,
  act: Extract<Act, { kind: 'publicity_opened' }>,
  profile: Profile,
  calendar: WorkingCalendar,
  today: Day,
): Verdict {
  const workingDays = valueOf(profile, 'publicity.workingDays');
  if (workingDays === null)
    return { ok: false, refusal: { code: 'key_unset', facts: { key: 'publicity.workingDays' } } };
  const weekAgo = addDays(today, -mostDaysAway);
  const evaluated = dayOf(state.since);
  const earliest = evaluated > weekAgo ? evaluated : weekAgo;
  if (act.on < earliest) {
    return { ok: false, refusal: { code: 'publicity_date_past', facts: { earliest } } };
  }
  const latest = addDays(today, mostDaysAway);
  if (act.on > latest) return { ok: false, refusal: { code: 'publicity_date_far', facts: { latest } } };
  return { ok: true, act: { ...act, ...calendar.addWorkingDays(act.on, workingDays) } };
}

/**
 * 公示 closed: from the closing hour of its last day on. While the last day hangs on a calendar that is not loaded it
 * is not known, and nothing is closed on a guess. Objections do not stop the board from coming down: they are recorded
 * and hold the case at this stage, and only a later close without objections lets it go on (001_08e4 L147).
 */
export function judgeClosing(
  state: CaseState,
  act: Extract<Act, { kind: 'publicity_closed' }>,
  profile: Profile,
  calendar: WorkingCalendar,
  now: Date,
): Verdict {
  const { publicity } = state;
  if (publicity === undefined)
    return { ok: false, refusal: { code: 'wrong_stage', facts: { stage: state.stage, act: act.kind } } };
  const { end, provisional } = recount(publicity, calendar);
  if (provisional) {
    return {
      ok: false,
      refusal: { code: 'calendar_missing', facts: { end, year: Number(end.slice(0, 4)) } },
    };
  }
  const closesAt = valueOf(profile, 'publicity.closingTime');
  if (act.on < end || act.on > dayOf(now) || !isOver(end, closesAt, now)) {
    const facts = closesAt === null ? { end } : { end, closesAt };
    return { ok: false, refusal: { code: 'publicity_not_over', facts } };
  }
  return { ok: true, act };
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
): Extract<Act, { kind: 'publicity_recomputed' }> | null {
  if (!isRunning(state)) return null;
  const { publicity } = state;
  const { days, end, provisional, calendar: version } = recount(publicity, calendar);
  const same = provisional === publicity.provisional && days.join() === publicity.days.join();
  return same ? null : { kind: 'publicity_recomputed', days, end, provisional, calendar: version };
}

function recount({ opened, days }: PublicityState, calendar: WorkingCalendar): WorkingPeriod {
  return calendar.addWorkingDays(opened, days.length);
}
