import { dayOf } from '../../core/index.ts';
import type { Evaluation } from '../act.ts';
import type { ActContext } from '../act-context.ts';
import type { CaseState } from '../case-state.ts';
import type { AttendanceClass } from '../codes.ts';
import { valueOf } from '../profile.ts';
import { refuse, type Verdict } from '../refusal.ts';
import { reject } from './reject.ts';
import type { ActRule } from './rule.ts';

/** 村民小组评议 (D3): an opinion, which the village's evaluation goes by and is not bound by. */
export const groupOpined: ActRule<'group_opined'> = {
  when: 'step',
  reaches: 'group_opinion',
  judge(_, act, { now }) {
    const today = dayOf(now);
    if (act.on > today) return refuse('day_in_future', { on: act.on, today });
    const votes = act.inFavour + act.against;
    if (votes > act.present) return refuse('votes_exceed', { votes, present: act.present });
    return { ok: true, act };
  },
  change: () => ({ stage: 'group_opinion' }),
};

/** 村级评议 (H32): who was there, how they voted; a vote against it ends the case. */
export const evaluated: ActRule<'evaluated'> = {
  when: 'step',
  reaches: 'evaluated',
  judge(state, act, context) {
    const today = dayOf(context.now);
    if (act.on > today) return refuse('day_in_future', { on: act.on, today });
    return refuseUnverified(state) ?? refuseExcluded(state, act, context) ?? judgeMeeting(act, context);
  },
  change: (state, { inFavour, against }, entry) =>
    inFavour > against ? { stage: 'evaluated' } : reject(state, { reason: 'voted_down' }, entry),
};

function refuseUnverified({ verification }: CaseState): Verdict | null {
  if (verification === undefined) return null;
  if (verification.stale) return refuse('verification_stale');
  return verification.perCapitaFen === null ? refuse('income_unverified') : null;
}

/** Hard: the county lets nobody decide otherwise (004_bc94 L29). Soft: the representatives may, by name (001_08e4 L129). */
function refuseExcluded(
  { verification }: CaseState,
  { inFavour, against, despiteExclusion }: Evaluation,
  { profile }: ActContext,
): Verdict | null {
  const codes = valueOf(profile, 'exclusion.codes') ?? [];
  const found = verification?.exclusions.find((code) => codes.includes(code));
  if (found === undefined || inFavour <= against) return null;
  const mode = valueOf(profile, 'exclusion.mode');
  if (mode === null) return refuse('key_unset', { key: 'exclusion.mode' });
  if (mode === 'hard') return refuse('excluded', { exclusion: found });
  return despiteExclusion === true ? null : refuse('exclusion_vote', { exclusion: found });
}

function judgeMeeting(act: Evaluation, { profile }: ActContext): Verdict {
  const present = Object.values(act.attendance).reduce((sum, count) => sum + count, 0);
  const votes = act.inFavour + act.against + act.abstained;
  if (votes > present) return refuse('votes_exceed', { votes, present });
  const needed = valueOf(profile, 'evaluation.quorum');
  if (needed !== null && present < needed) return refuse('quorum', { needed, present });
  const missing = missingFrom(act, valueOf(profile, 'evaluation.requiredClasses') ?? []);
  if (missing.length > 0 && valueOf(profile, 'evaluation.classesMode') === 'block') {
    return refuse('class_missing', { classes: missing.join() });
  }
  return { ok: true, act: { ...act, kind: 'evaluated', missing } };
}

function missingFrom({ attendance }: Evaluation, required: AttendanceClass[]): AttendanceClass[] {
  return required.filter((one) => (attendance[one] ?? 0) === 0);
}
