import { dayOf, type Role } from '../../core/index.ts';
import type { CaseState } from '../case-state.ts';
import { findStep, nextStage } from '../procedure.ts';
import type { Profile } from '../profile.ts';
import { refuse, type Verdict } from '../refusal.ts';
import { stages, type Stage } from '../stage.ts';
import { goBack } from './go-back.ts';
import { reject } from './reject.ts';
import type { ActRule } from './rule.ts';

/** 退回: an earlier step is done again, with what is missing. Not a no. */
export const returned: ActRule<'returned'> = {
  when: 'instead',
  judge: (state, act, { profile }) => refuseRedo(state, act.redo, profile) ?? { ok: true, act },
  change: (_, { redo, reason }) => goBack(redo, reason),
};

/** 不纳入, with a reason that has words for the household. */
export const rejected: ActRule<'rejected'> = {
  when: 'instead',
  byOthers: true,
  change: (state, { reason, exclusion, note }, entry) => reject(state, { reason, exclusion, note }, entry),
};

/** 转介: another kind of help fits better. */
export const referred: ActRule<'referred'> = { when: 'instead', change: () => ({ stage: 'referred' }) };

/** 撤回, until the county has decided (D19). */
export const withdrawn: ActRule<'withdrawn'> = {
  when: 'procedure',
  judge: ({ decision }, act) => (decision === undefined ? { ok: true, act } : refuse('decided_already')),
  change: () => ({ stage: 'withdrawn' }),
};

/** 申诉, once (D19). */
export const appealed: ActRule<'appealed'> = {
  when: 'rejected',
  judge: ({ appeal }, act) => (appeal === undefined ? { ok: true, act } : refuse('appeal_used')),
  change: (_, __, { at }) => ({ appeal: { state: 'open', since: dayOf(at) } }),
};

/** The answer to it, by somebody who neither verified nor rejected, at the office that did not say no. */
export const appealDecided: ActRule<'appeal_decided'> = {
  when: 'rejected',
  byOthers: true,
  judge(state, act, { actor, profile }) {
    const { appeal, rejection } = state;
    if (appeal?.state !== 'open' || rejection === undefined)
      return refuse('wrong_stage', { stage: state.stage, act: act.kind });
    if (appealOffice(state) !== actor.role) return refuse('not_allowed', { role: actor.role, act: act.kind });
    if (!act.upheld) return { ok: true, act };
    const before = {
      stage: rejection.at,
      ...(rejection.redo === undefined ? {} : { returned: { redo: rejection.redo } }),
    };
    return refuseRedo(before, act.redo, profile) ?? { ok: true, act };
  },
  change({ appeal }, { upheld, redo, note }, { at }) {
    const since = appeal?.since ?? dayOf(at);
    if (!upheld || redo === undefined) return { appeal: { state: 'dismissed', since } };
    return { ...goBack(redo, note), rejection: undefined, appeal: { state: 'upheld', since } };
  },
};

/** 申诉 goes to the township; to the county where the township said no (D19). */
export function appealOffice({ rejection }: Pick<CaseState, 'rejection'>): Role {
  return rejection?.role === 'township_officer' ? 'county_officer' : 'township_officer';
}

/** Only a step of the county that the case had come to is done again: nothing is skipped by going back. */
function refuseRedo(
  state: Pick<CaseState, 'stage' | 'returned'>,
  redo: Stage | undefined,
  profile: Profile,
): Verdict | null {
  const next = nextStage(state, profile);
  const isStep = redo !== undefined && redo !== 'submitted' && findStep(profile, redo) !== null;
  const reached = isStep && next !== null && stages.indexOf(redo) <= stages.indexOf(next);
  return reached ? null : refuse('redo_ahead', { redo: redo ?? '' });
}
