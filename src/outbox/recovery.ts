import type { OutboxRow } from '../store/index.ts';
import type { OutboxDependencies } from './message.ts';

/** Decides what becomes of rows of which nobody knows whether they were sent. */
export interface Recovery {
  /** A send whose result will never be known. */
  settleUnknown(row: OutboxRow): Promise<void>;
  /** Rows that a process which is gone left in `sending`, ours in hand excepted; resolves with their number. */
  recover(inHand: ReadonlySet<string>): Promise<number>;
}

/**
 * A reply goes once more, marked, because a villager without an answer is worse off than one with two. An urgent
 * message goes until it is known to be sent, marked, because a life may hang on it. Anything else is not repeated: a
 * group told twice stops reading. It goes to the operator's list.
 */
export function createRecovery({
  store,
  clock,
  log,
  markResent,
}: Pick<OutboxDependencies, 'store' | 'clock' | 'log' | 'markResent'>): Recovery {
  const mark = markResent('');
  const isMarked = (text: string): boolean => text.startsWith(mark);

  async function settleUnknown(row: OutboxRow): Promise<void> {
    const marked = isMarked(row.text);
    if (row.kind === 'urgent' || (row.kind === 'reply' && !marked)) {
      await store.outbox.requeue(row.id, marked ? row.text : markResent(row.text));
      log.warn({ row: row.id, kind: row.kind }, 'result of a send unknown, sending once more');
      return;
    }
    await store.operator.note({
      id: `send_unknown:${row.id}`,
      kind: 'send_unknown',
      at: clock.now(),
      about: row.id,
    });
    await store.outbox.markUnknown(row.id);
    log.warn({ row: row.id, kind: row.kind }, 'result of a send unknown, told the operator');
  }

  return {
    settleUnknown,
    async recover(inHand) {
      const stranded = (await store.outbox.listStranded(clock.now())).filter(({ id }) => !inHand.has(id));
      for (const row of stranded) await settleUnknown(row);
      return stranded.length;
    },
  };
}
