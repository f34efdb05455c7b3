import type { RecordedAct, RecordedOf } from '../../cases/index.ts';
import type { Runtime } from '../runtime.ts';
import type { CaseFile } from './case-file.ts';

/** How the group spoke and how the village voted, the last time each did; "" where neither has. */
export function describeVotes({ renderer }: Runtime, { journal }: Pick<CaseFile, 'journal'>): string {
  const last = <K extends RecordedAct['kind']>(kind: K): RecordedOf<K> | null => {
    const act = journal.findLast((entry) => entry.act.kind === kind)?.act;
    return act !== undefined && isOf(act, kind) ? act : null;
  };
  const group = last('group_opined');
  const village = last('evaluated');
  return renderer.render('votes', {
    ...(group === null ? {} : { group }),
    ...(village === null ? {} : { village: { ...village, despite: village.despiteExclusion === true } }),
  });
}

function isOf<K extends RecordedAct['kind']>(act: RecordedAct, kind: K): act is RecordedOf<K> {
  return act.kind === kind;
}
