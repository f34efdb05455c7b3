import type { Clock } from '../core/index.ts';
import type { OutboxRow, Store } from '../store/index.ts';
import { recipientOf } from './message.ts';

/** Keeps a recipient's rows in order while the first one waits for its next try. */
export interface Queue {
  /** The row failed and will be tried at `until`; what comes after it must wait. */
  hold(row: OutboxRow, until: Date): void;
  /** The row is done with; what waits behind it may go. */
  release(row: OutboxRow): void;
  /** Null: it is this row's turn. Otherwise when to look again. */
  waitFor(row: OutboxRow): Promise<Date | null>;
}

/** Milliseconds until the next look when the first row is due but was not taken yet. */
const lookAgainMs = 100;

/** In memory: after a restart a row that was waiting for its next try may be passed by a newer one. */
export function createQueue(outbox: Store['outbox'], clock: Clock): Queue {
  const holds = new Map<string, { row: string; until: number; behind: number }>();

  return {
    hold(row, until) {
      holds.set(recipientOf(row.to), { row: row.id, until: until.getTime(), behind: 0 });
    },
    release(row) {
      const recipient = recipientOf(row.to);
      if (holds.get(recipient)?.row === row.id) holds.delete(recipient);
    },
    async waitFor(row) {
      const recipient = recipientOf(row.to);
      const hold = holds.get(recipient);
      if (hold === undefined || hold.row === row.id) return null;
      const now = clock.now().getTime();
      if (now >= hold.until && !(await isWaiting(outbox, hold.row))) {
        holds.delete(recipient);
        return null;
      }
      // One millisecond apart keeps them in the order in which they were put off.
      hold.behind += 1;
      return new Date(Math.max(hold.until, now >= hold.until ? now + lookAgainMs : 0) + hold.behind);
    },
  };
}

/** A row that was replaced by a newer one of its topic holds nobody up. */
async function isWaiting(outbox: Store['outbox'], id: string): Promise<boolean> {
  const row = await outbox.find(id);
  return row?.state === 'errored' || row?.state === 'queued' || row?.state === 'sending';
}
