import { dayOf } from '../../core/index.ts';
import { refuse } from '../refusal.ts';
import type { ActRule } from './rule.ts';

/** 数据比对: the departments are asked; not about a household that did not agree (scenario 11). */
export const comparisonRequested: ActRule<'comparison_requested'> = {
  when: 'branch',
  judge: ({ consent }, act) => (consent === 'refused' ? refuse('no_consent') : { ok: true, act }),
  change: (_, __, { at }) => ({
    comparison: { requested: dayOf(at), open: [], confirmed: [], explained: [] },
  }),
};

/** What they found; each hit is explained or confirmed by a person before the case goes on. */
export const comparisonReturned: ActRule<'comparison_returned'> = {
  when: 'branch',
  judge: ({ comparison }, act) =>
    comparison === undefined ? refuse('comparison_pending') : { ok: true, act },
  change: ({ comparison }, { hits }, { at }) => ({
    comparison: {
      requested: comparison?.requested ?? dayOf(at),
      returned: dayOf(at),
      open: [...new Set(hits.map(({ code }) => code))],
      confirmed: [],
      explained: [],
    },
  }),
};

export const hitSettled: ActRule<'hit_settled'> = {
  when: 'branch',
  judge: ({ comparison }, act) =>
    comparison?.open.includes(act.code) === true ? { ok: true, act } : refuse('hit_unsettled', { hits: '' }),
  change({ comparison }, { code, outcome }) {
    if (comparison === undefined) return {};
    const open = comparison.open.filter((one) => one !== code);
    return { comparison: { ...comparison, open, [outcome]: [...comparison[outcome], code] } };
  },
};
