import { dayOf } from '../../core/index.ts';
import { judgeVisit } from '../visit.ts';
import type { ActRule } from './rule.ts';

/** 走访 recorded; whether it counts was worked out when it was judged. */
export const visited: ActRule<'visited'> = {
  when: 'monitored',
  judge: (state, { visit }, { profile, now }) => judgeVisit(state, visit, profile, dayOf(now)),
  change({ visits }, { visit: { on, way }, counted }) {
    const all = [...visits, { on, way, counted }];
    return { visits: all.toSorted((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on))) };
  },
};
