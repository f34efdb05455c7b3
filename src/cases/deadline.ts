import { addDays, dayOf, type Day } from '../core/index.ts';
import type { WorkingPeriod } from './act.ts';
import type { CaseState } from './case-state.ts';
import { nextStage } from './procedure.ts';
import { valueOf, type Profile, type TimeLimit } from './profile.ts';
import { isRunning } from './publicity.ts';
import { isInProcedure, type Stage } from './stage.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** Whether the county's limit from declaration to decision can still be kept. */
export interface Reachability {
  /** Last day of the limit. */
  limit: Day;
  /** The earliest day on which the decision could be taken if nothing waited. */
  earliest: Day;
  /** A day in it hangs on a calendar that is not loaded. */
  provisional: boolean;
  reachable: boolean;
}

/**
 * "Can this deadline still be met?" The least that is left: every step on the day of the one before, but the board
 * hangs its working days. A limit in calendar days beside a publicity in working days is where it breaks: five working
 * days from 2026-09-30 end on 10-13. Null where the county has set no limit, or the decision was taken.
 */
export function reachabilityOf(
  state: CaseState,
  profile: Profile,
  calendar: WorkingCalendar,
  now: Date,
): Reachability | null {
  const limit = valueOf(profile, 'sla.total');
  if (limit === null || !isInProcedure(state.stage) || state.decision !== undefined) return null;
  const last = endOf(limit, dayOf(state.openedAt), calendar);
  const earliest = earliestDecision(state, profile, calendar, dayOf(now));
  return {
    limit: last.end,
    earliest: earliest.end,
    provisional: last.provisional || earliest.provisional,
    reachable: earliest.end <= last.end,
  };
}

/** Years whose days a limit is tried on: holidays fall differently each year, two show enough. */
const yearsTried = 2;

/**
 * The first day of the last loaded years on which a limit that begins is over before `workingDays` have gone by; null
 * when there is none. Says whether a profile can be kept at all.
 */
export function findUnreachable(
  limit: TimeLimit,
  workingDays: number,
  calendar: WorkingCalendar,
): Day | null {
  if (limit.kind === 'working' && workingDays <= limit.days) return null;
  for (const year of calendar.years.slice(-yearsTried)) {
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
      const last = endOf(limit, day, calendar);
      const earliest = calendar.addWorkingDays(day, workingDays);
      if (!last.provisional && !earliest.provisional && earliest.end > last.end) return day;
    }
  }
  return null;
}

/** The last day of a limit that begins with `from`. */
function endOf(
  limit: TimeLimit,
  from: Day,
  calendar: WorkingCalendar,
): Pick<WorkingPeriod, 'end' | 'provisional'> {
  return limit.kind === 'calendar'
    ? { end: addDays(from, limit.days), provisional: false }
    : calendar.addWorkingDays(from, limit.days);
}

function earliestDecision(
  state: CaseState,
  profile: Profile,
  calendar: WorkingCalendar,
  today: Day,
): { end: Day; provisional: boolean } {
  if (isRunning(state)) {
    const { end, provisional } = state.publicity;
    return { end: end > today ? end : today, provisional };
  }
  const days = valueOf(profile, 'publicity.workingDays');
  if (days === null || !isAhead(state, 'publicity', profile)) return { end: today, provisional: false };
  return calendar.addWorkingDays(today, days);
}

/** Whether a stage is still to come. */
function isAhead(state: CaseState, stage: Stage, profile: Profile): boolean {
  const order = (valueOf(profile, 'steps') ?? []).map((step) => step.stage);
  const next = nextStage(state, profile);
  return next !== null && order.includes(stage) && order.indexOf(next) <= order.indexOf(stage);
}
