import { dayOf, type Day } from '../../core/index.ts';
import type { ActContext } from '../act-context.ts';
import type { CaseState } from '../case-state.ts';
import { valueOf } from '../profile.ts';
import { isOver, openObjections } from '../publicity.ts';
import { refuse } from '../refusal.ts';
import { goBack } from './go-back.ts';
import { changePublicity, periodOf } from './publicity.ts';
import { reject } from './reject.ts';
import type { ActRule } from './rule.ts';

/** People who look into an objection, none of whom verified the household (D18). */
const investigatorsNeeded = 2;

/** 异议 while the board hangs, up to the closing hour of its last day (scenario 25); later ones are leads (26). */
export const objectionRaised: ActRule<'objection_raised'> = {
  when: 'publicity',
  judge({ publicity }, act, { profile, now }) {
    const end = publicity?.end ?? '';
    if (isOver(end, valueOf(profile, 'publicity.closingTime'), now)) return refuse('publicity_over', { end });
    return { ok: true, act };
  },
  change: ({ objections }, { objection, ground }, { at }) => ({
    objections: [...objections, { id: objection, ground, raised: dayOf(at), state: 'open' }],
  }),
};

/** What came of it. Unfounded, and no other one open: the household is let go, and its days go on or begin again. */
export const objectionSettled: ActRule<'objection_settled'> = {
  when: 'publicity',
  byOthers: true,
  judge(state, act, context) {
    const open = openObjections(state);
    if (!open.some(({ id }) => id === act.objection)) return refuse('objection_unknown');
    const investigators = new Set(act.investigators);
    if (investigators.size < investigatorsNeeded) {
      return refuse('two_investigators', { needed: investigatorsNeeded, given: investigators.size });
    }
    if (act.investigators.some((person) => state.recused.includes(person))) return refuse('recused');
    if (act.investigators.some((person) => state.verification?.signed.includes(person))) {
      return refuse('own_work', { act: act.kind });
    }
    if (act.founded || open.length > 1) return { ok: true, act };
    const days = daysLeft(state, context);
    if (days === null) return refuse('key_unset', { key: 'objection.after' });
    const period = context.calendar.addWorkingDays(dayOf(context.now), days);
    return { ok: true, act: { ...act, period } };
  },
  change(state, act, entry) {
    const objections = state.objections.map((one) =>
      one.id === act.objection
        ? { ...one, state: act.founded ? ('founded' as const) : ('unfounded' as const) }
        : one,
    );
    if (!act.founded) {
      return {
        objections,
        ...(act.period === undefined
          ? {}
          : changePublicity(state, { ...periodOf(act.period), countedFrom: dayOf(entry.at) })),
      };
    }
    if (act.follows === 'reject') return { objections, ...reject(state, { reason: 'objection' }, entry) };
    return { objections, ...goBack('evaluated', act.outcome) };
  },
};

/** Working days that the board still has to hang: all of them, or those that the objection took away. */
function daysLeft(state: CaseState, { profile }: ActContext): number | null {
  const after = valueOf(profile, 'objection.after');
  if (after === null) return null;
  const days = state.publicity?.days ?? [];
  return after === 'restart' ? days.length : days.filter((day) => day >= heldSince(state)).length;
}

/**
 * Since when the household has been held: the first objection since the days began, whichever of several was settled
 * first.
 */
function heldSince({ objections, publicity }: CaseState): Day {
  const began = publicity?.countedFrom ?? publicity?.opened ?? '';
  return objections.reduce(
    (first, { raised }) => (raised >= began && raised < first ? raised : first),
    '9999-12-31',
  );
}
