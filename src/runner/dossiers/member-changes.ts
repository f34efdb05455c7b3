import type { JournalEntry } from '../../cases/index.ts';
import type { Runtime } from '../runtime.ts';

/** Who has come to the household or left it, of some acts, in words: `秦小宝（出生）`. */
export function memberChangesIn({ renderer }: Runtime, acts: readonly JournalEntry['act'][]): string[] {
  return acts.flatMap((act) =>
    act.kind === 'member_changed' ? `${act.name}（${renderer.word('member_event', act.event)}）` : [],
  );
}
