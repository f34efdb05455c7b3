import { contactIdOf, type TurnId } from '../core/index.ts';
import type { OutboxRow } from '../store/index.ts';

/** Longest wait for a turn's replies: a channel that hangs must not hang whoever waits. */
const longestWaitMs = 10_000;

/** Knows which replies of a turn have not been tried yet. */
export interface TurnWaiters {
  /** A row was enqueued; only one that answers the turn's own speaker is waited for. */
  expect(row: OutboxRow): void;
  /** A row was tried, whatever came of it. */
  settle(row: OutboxRow): void;
  /** Resolves when every expected row of the turn has been tried. */
  wait(turn: TurnId): Promise<void>;
}

export function createTurnWaiters(): TurnWaiters {
  const open = new Map<TurnId, { rows: Set<string>; done: (() => void)[] }>();
  return {
    expect(row) {
      if (row.turn === undefined || !answersSpeaker(row, row.turn)) return;
      const waiting = open.get(row.turn) ?? { rows: new Set(), done: [] };
      waiting.rows.add(row.id);
      open.set(row.turn, waiting);
    },
    settle(row) {
      const waiting = row.turn === undefined ? undefined : open.get(row.turn);
      if (row.turn === undefined || waiting === undefined) return;
      waiting.rows.delete(row.id);
      if (waiting.rows.size > 0) return;
      open.delete(row.turn);
      for (const done of waiting.done) done();
    },
    async wait(turn) {
      const waiting = open.get(turn);
      if (waiting === undefined) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, longestWaitMs);
        waiting.done.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    },
  };
}

/** A turn is `contact:seq`, and the contact is an address. */
function answersSpeaker({ to }: OutboxRow, turn: TurnId): boolean {
  return 'peer' in to && turn.startsWith(`${contactIdOf(to.channel, to.account, to.peer)}:`);
}
