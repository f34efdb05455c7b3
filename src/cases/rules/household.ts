import { dayOf } from '../../core/index.ts';
import { valueOf } from '../profile.ts';
import { refuse } from '../refusal.ts';
import type { ActRule } from './rule.ts';

/** 人口变更 (D11): income a person is another one now, so what was verified is looked at again. */
export const memberChanged: ActRule<'member_changed'> = {
  when: 'open',
  judge(_, act, { now }) {
    const today = dayOf(now);
    return act.on > today ? refuse('day_in_future', { on: act.on, today }) : { ok: true, act };
  },
  change: ({ memberChanges, verification }, { event, on }) => ({
    memberChanges: [...memberChanges, { event, on }],
    ...(verification === undefined ? {} : { verification: { ...verification, stale: true } }),
  }),
};

/** 急难救助 beside the case: its clock runs by itself, also when the case has ended (D20, E-24). */
export const urgentAsked: ActRule<'urgent_asked'> = {
  when: 'open',
  judge(state, act, { profile, calendar, now }) {
    if (state.urgentHelp?.state === 'asked' || state.urgentHelp?.state === 'granted')
      return refuse('wrong_stage', { stage: state.stage, act: act.kind });
    const days = valueOf(profile, 'urgent.workingDays');
    const due = days === null ? null : calendar.addWorkingDays(dayOf(now), days).end;
    return { ok: true, act: { ...act, due } };
  },
  change: (_, { due }, { at }) => ({ urgentHelp: { asked: dayOf(at), due, state: 'asked' } }),
};

export const urgentDecided: ActRule<'urgent_decided'> = {
  when: 'any',
  judge: (state, act) =>
    state.urgentHelp?.state === 'asked'
      ? { ok: true, act }
      : refuse('wrong_stage', { stage: state.stage, act: act.kind }),
  change: ({ urgentHelp }, { granted }) =>
    urgentHelp === undefined ? {} : { urgentHelp: { ...urgentHelp, state: granted ? 'granted' : 'refused' } },
};

export const urgentPaid: ActRule<'urgent_paid'> = {
  when: 'any',
  judge: (state, act) =>
    state.urgentHelp?.state === 'granted'
      ? { ok: true, act }
      : refuse('wrong_stage', { stage: state.stage, act: act.kind }),
  change: ({ urgentHelp }) =>
    urgentHelp === undefined ? {} : { urgentHelp: { ...urgentHelp, state: 'paid' } },
};
