import { setTimeout as pause } from 'node:timers/promises';
import type { OutboxRow } from '../store/index.ts';
import { attemptSend } from './attempt.ts';
import { backoffMs } from './backoff.ts';
import type { OutboxDependencies, Pace } from './message.ts';
import type { Queue } from './queue.ts';
import type { Recovery } from './recovery.ts';
import type { RoomPace } from './room-pace.ts';

/** What came of one claimed row. `offline`: the channel is gone, look again later. */
export type Delivered = 'done' | 'offline';

/** One claimed row → sent, put off, or given up; the store is told before it resolves. */
export interface Delivery {
  deliver(row: OutboxRow): Promise<Delivered>;
  /** Give a claimed row back untried, in its old place. */
  giveBack(row: OutboxRow, why: string): Promise<void>;
}

/** How often, and how long apart in milliseconds, the mark of a message that was sent is tried. */
const markTries = 20;
const markPauseMs = 500;

export function createDelivery(
  { store, clock, log, send, jitter }: OutboxDependencies,
  pace: Pace,
  roomPace: RoomPace,
  queue: Queue,
  recovery: Recovery,
): Delivery {
  /** Failures in a row by row id. In memory: a restart is a new chance, and waiting in line is no failure. */
  const failures = new Map<string, number>();

  async function deliver(row: OutboxRow): Promise<Delivered> {
    if (await putOff(row)) return 'done';
    const outcome = await attemptSend(send, row, pace.sendTimeoutMs);
    switch (outcome.status) {
      case 'sent':
        await markSurely(() => store.outbox.markSent(row.id, clock.now()));
        log.info({ row: row.id, kind: row.kind }, 'sent');
        break;
      case 'unknown':
        await recovery.settleUnknown(row);
        break;
      case 'refused':
        await giveUp(row, outcome.error);
        break;
      case 'failed':
        if (await retryLater(row, outcome.error)) return 'done';
        await giveUp(row, outcome.error);
        break;
      case 'offline':
        await giveBack(row, 'offline');
        return 'offline';
    }
    failures.delete(row.id);
    queue.release(row);
    // A channel that does not answer is given the same pause as one that is away.
    return outcome.status === 'unknown' ? 'offline' : 'done';
  }

  /** Whether the row must let another one pass, or wait for the pace of groups. */
  async function putOff(row: OutboxRow): Promise<boolean> {
    const turn = await queue.waitFor(row);
    const waitMs = turn === null && 'room' in row.to ? roomPace.waitMs() : 0;
    if (turn === null && waitMs === 0) return false;
    const until = turn ?? new Date(clock.now().getTime() + waitMs);
    await store.outbox.markErrored(row.id, turn === null ? 'pace' : 'in_line', until);
    return true;
  }

  /** False when it was tried often enough. */
  async function retryLater(row: OutboxRow, error: string): Promise<boolean> {
    const count = (failures.get(row.id) ?? 0) + 1;
    if (count >= pace.maxAttempts) return false;
    failures.set(row.id, count);
    const until = new Date(clock.now().getTime() + backoffMs(count, jitter()));
    queue.hold(row, until);
    await store.outbox.markErrored(row.id, error, until);
    log.warn({ row: row.id, kind: row.kind, error, failures: count }, 'send failed, will try again');
    return true;
  }

  async function giveUp(row: OutboxRow, error: string): Promise<void> {
    const note = { id: `send_failed:${row.id}`, kind: 'send_failed', about: row.id } as const;
    await store.operator.note({ ...note, at: clock.now() });
    await store.outbox.markFailed(row.id, error);
    log.warn({ row: row.id, kind: row.kind, error }, 'send failed for good, told the operator');
  }

  async function giveBack(row: OutboxRow, why: string): Promise<void> {
    await store.outbox.markErrored(row.id, why, row.nextAttemptAt);
  }

  return { deliver, giveBack };
}

/** A message that went out must not go out again because the store was away for a moment. */
async function markSurely(mark: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await mark();
    } catch (error) {
      if (tries >= markTries) throw error;
      await pause(markPauseMs);
    }
  }
}
