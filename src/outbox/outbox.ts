import type { TurnId } from '../core/index.ts';
import type { OutboxRow } from '../store/index.ts';
import { createDelivery } from './delivery.ts';
import { defaultPace, type OutboxDependencies, type OutboxMessage } from './message.ts';
import { firstMomentFor } from './quiet-hours.ts';
import { createQueue } from './queue.ts';
import { createRecovery } from './recovery.ts';
import { createRoomPace } from './room-pace.ts';
import { createSender } from './sender.ts';
import { createTurnWaiters } from './turn-waiters.ts';

/** Everything that is said passes here: written down first, sent by the running service, each thing once. */
export interface Outbox {
  /** Write a message down; false when its dedupeKey was said before. Works without a running sender. */
  enqueue(message: OutboxMessage): Promise<boolean>;
  /** When somebody is told what is said at `at` and is not urgent: then, or when the quiet hours have passed. */
  whenTold(at: Date): Date;
  /** Resolves when the replies of this turn to its speaker have been tried, after 10 seconds at the latest. */
  flushTurn(turn: TurnId): Promise<void>;
  /** Start sending. Rows that a process which is gone left half sent are settled first. */
  start(): void;
  /** Finish the sends in flight, then resolve; everything else stays queued. */
  stop(): Promise<void>;
  /** Look for sendable rows now: after enqueueing from elsewhere, or when the clock was moved. */
  wake(): void;
}

/**
 * Two clocks meet here. A message carries the now of the turn or job it comes from (`at`); a job run by hand may
 * bring any, and a job that catches up brings one that is long past. Quiet hours are people's: they are judged by when
 * the message would go out, which is the service's clock, or `at` when that is still to come. What need not wait is due
 * at once, on the service's clock; what waits is due when that clock passes the end of those quiet hours.
 */
export function createOutbox(dependencies: OutboxDependencies): Outbox {
  const { store, clock, log } = dependencies;
  const pace = { ...defaultPace, ...dependencies.pace };
  const waiters = createTurnWaiters();
  const recovery = createRecovery(dependencies);
  const roomPace = createRoomPace(pace.roomGapMs, () => performance.now());
  const delivery = createDelivery(dependencies, pace, roomPace, createQueue(store.outbox, clock), recovery);
  const sender = createSender(dependencies, pace, delivery, recovery, waiters);

  /** Moments of one process never repeat, so that what was enqueued first goes first; none is in the future. */
  let lastDue = 0;
  function nextDue(now: Date): Date {
    lastDue = Math.min(Math.max(now.getTime() - spreadMs, lastDue + 1), now.getTime());
    return new Date(lastDue);
  }

  return {
    async enqueue(message) {
      const row = rowOf({ quiet: dependencies.quiet, ...message }, clock.now(), nextDue);
      waiters.expect(row);
      const isNew = await store.outbox.insert(row).catch((error: unknown) => {
        // Nobody waits for a row that is not there.
        waiters.settle(row);
        throw error;
      });
      if (isNew) sender.wake();
      else waiters.settle(row);
      log.info({ row: row.id, kind: row.kind, new: isNew }, 'enqueued');
      return isNew;
    },
    whenTold: (at) => firstMomentFor('notice', at, dependencies.quiet),
    flushTurn: (turn) => waiters.wait(turn),
    start: () => sender.start(),
    stop: () => sender.stop(),
    wake: () => sender.wake(),
  };
}

/** How far back due moments start, which leaves room for as many rows within one instant of a clock. */
const spreadMs = 1_000;

function rowOf(message: OutboxMessage, now: Date, nextDue: (now: Date) => Date): OutboxRow {
  const { dedupeKey, kind, to, sealKey, text, quick = [], media, topic, turn, at, quiet = null } = message;
  const said = at > now ? at : now;
  const first = firstMomentFor(kind, said, quiet);
  const due = first > said ? first : nextDue(now);
  return {
    id: dedupeKey,
    kind,
    to,
    sealKey,
    text,
    quick,
    ...(media === undefined ? {} : { media }),
    createdAt: at,
    notBefore: due,
    ...(topic === undefined ? {} : { topic }),
    state: 'queued',
    attempts: 0,
    nextAttemptAt: due,
    ...(turn === undefined ? {} : { turn }),
  };
}
