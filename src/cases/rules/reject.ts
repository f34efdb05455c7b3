import { dayOf } from '../../core/index.ts';
import type { JournalEntry } from '../act.ts';
import type { CaseState, RejectionState } from '../case-state.ts';
import type { ExclusionCode } from '../codes.ts';
import type { Change } from './rule.ts';

/** The case ends without monitoring: why, by whom, and what it was waiting for, so that an appeal can go on there. */
export function reject(
  { stage, returned }: CaseState,
  why: { reason: RejectionState['reason']; exclusion?: ExclusionCode | undefined; note?: string | undefined },
  { actor, at }: JournalEntry,
): Change {
  return {
    stage: 'rejected',
    rejection: {
      reason: why.reason,
      at: stage,
      by: actor.person,
      role: actor.role,
      on: dayOf(at),
      ...(why.exclusion === undefined ? {} : { exclusion: why.exclusion }),
      ...(why.note === undefined ? {} : { note: why.note }),
      ...(returned === undefined ? {} : { redo: returned.redo }),
    },
  };
}
