import { dayOf } from '../../core/index.ts';
import { refuse } from '../refusal.ts';
import type { ActRule } from './rule.ts';

/** A liaison is given to the household; whoever it had is relieved. */
export const liaisonAssigned: ActRule<'liaison_assigned'> = {
  when: 'open',
  change: (_, { liaison }) => ({ liaison, handover: undefined }),
};

/** The household has nobody until somebody is assigned, or accepts what was being handed over: an urgent task (D15). */
export const liaisonEnded: ActRule<'liaison_ended'> = {
  when: 'open',
  judge: (state, act) =>
    state.liaison === undefined
      ? refuse('wrong_stage', { stage: state.stage, act: act.kind })
      : { ok: true, act },
  change: () => ({ liaison: undefined }),
};

/** 交接: until the other accepts, reminders and the duty stay where they are (scenario 37). */
export const handoverStarted: ActRule<'handover_started'> = {
  when: 'open',
  judge: ({ liaison }, act) => (liaison === act.to ? refuse('same_liaison') : { ok: true, act }),
  change: (_, { to }, { at }) => ({ handover: { to, since: dayOf(at) } }),
};

export const handoverAnswered: ActRule<'handover_answered'> = {
  when: 'open',
  judge: ({ handover }, act, { actor }) =>
    handover === undefined || handover.to !== actor.person ? refuse('not_addressed') : { ok: true, act },
  change: ({ handover }, { accepts }) => ({
    handover: undefined,
    ...(accepts && handover !== undefined ? { liaison: handover.to } : {}),
  }),
};
