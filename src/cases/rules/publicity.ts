import { addDays, dayOf } from '../../core/index.ts';
import type { WorkingPeriod } from '../act.ts';
import type { CaseState } from '../case-state.ts';
import { valueOf } from '../profile.ts';
import { isOver, openObjections, recount } from '../publicity.ts';
import { refuse } from '../refusal.ts';
import type { ActRule, Change } from './rule.ts';

/** A board further away than this many days, before or behind, is taken for a slip of the finger. */
const mostDaysAway = 7;

/**
 * 公示 opened: counted on the working calendar from the day after posting (E-06, scenarios 22–24). A board is sometimes
 * reported a day late, so the day may lie behind, but neither before the evaluation nor more than a week.
 */
export const publicityOpened: ActRule<'publicity_opened'> = {
  when: 'step',
  reaches: 'publicity',
  judge(state, act, { profile, calendar, now }) {
    const workingDays = valueOf(profile, 'publicity.workingDays');
    if (workingDays === null) return refuse('key_unset', { key: 'publicity.workingDays' });
    if (state.verification?.stale === true) return refuse('verification_stale');
    const today = dayOf(now);
    const weekAgo = addDays(today, -mostDaysAway);
    const evaluated = dayOf(state.since);
    const earliest = evaluated > weekAgo ? evaluated : weekAgo;
    if (act.on < earliest) return refuse('publicity_date_past', { earliest });
    const latest = addDays(today, mostDaysAway);
    if (act.on > latest) return refuse('publicity_date_far', { latest });
    return { ok: true, act: { ...act, ...calendar.addWorkingDays(act.on, workingDays) } };
  },
  change: (_, act) => ({
    stage: 'publicity',
    publicity: { opened: act.on, place: act.place, ...periodOf(act) },
  }),
};

/**
 * 公示 closed: from the closing hour of its last day on. While the last day hangs on a calendar that is not loaded it
 * is not known, and nothing is closed on a guess. An open objection holds the household (001_08e4 L147, D18).
 */
export const publicityClosed: ActRule<'publicity_closed'> = {
  when: 'step',
  reaches: 'publicity_closed',
  judge(state, act, { profile, calendar, now }) {
    const { publicity } = state;
    if (publicity === undefined) return refuse('wrong_stage', { stage: state.stage, act: act.kind });
    const open = openObjections(state).length;
    if (open > 0) return refuse('objections_open', { open });
    const { end, provisional } = recount(publicity, calendar);
    if (provisional) return refuse('calendar_missing', { end, year: Number(end.slice(0, 4)) });
    const closesAt = valueOf(profile, 'publicity.closingTime');
    if (act.on < end || act.on > dayOf(now) || !isOver(end, closesAt, now)) {
      return refuse('publicity_not_over', closesAt === null ? { end } : { end, closesAt });
    }
    return { ok: true, act };
  },
  change: (state, { on }) => ({ stage: 'publicity_closed', ...changePublicity(state, { closedOn: on }) }),
};

/** The days were counted anew on another calendar; nobody decides that. */
export const publicityRecomputed: ActRule<'publicity_recomputed'> = {
  when: 'publicity',
  change: (state, act) => changePublicity(state, periodOf(act)),
};

/** The days of a period, without what else an act carries. */
export function periodOf({ days, end, provisional, calendar }: WorkingPeriod): WorkingPeriod {
  return { days, end, provisional, calendar };
}

/** The board with something about it changed; nothing where none hangs. */
export function changePublicity(
  { publicity }: CaseState,
  change: Partial<NonNullable<CaseState['publicity']>>,
): Change {
  return publicity === undefined ? {} : { publicity: { ...publicity, ...change } };
}
