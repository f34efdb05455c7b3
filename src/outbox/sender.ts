import type { OutboxRow } from '../store/index.ts';
import type { Delivered, Delivery } from './delivery.ts';
import { recipientOf, type OutboxDependencies, type Pace } from './message.ts';
import type { Recovery } from './recovery.ts';
import { createSignal } from './signal.ts';
import type { TurnWaiters } from './turn-waiters.ts';

/** The loop that takes rows and delivers them, some at once, each recipient's in order. */
export interface Sender {
  start(): void;
  /** Finishes what is being sent, gives back what is not, then resolves. */
  stop(): Promise<void>;
  wake(): void;
}

/** Pause when a row is due but could not be had: another process may be taking it. */
const dueButTakenMs = 100;

/** How often in the time of a lease we look for rows whose lease has run out. */
const looksPerLease = 4;

/** Pause after the store did not answer. */
const troubleMs = 1_000;

const nothingBefore: Promise<Delivered> = Promise.resolve('done');

export function createSender(
  { store, clock, log }: OutboxDependencies,
  pace: Pace,
  delivery: Delivery,
  recovery: Recovery,
  waiters: TurnWaiters,
): Sender {
  const signal = createSignal();
  const inHand = new Set<string>();
  /** The last row in hand of each recipient: the next one goes after it, or back with it. */
  const lines = new Map<string, Promise<Delivered>>();
  /** Real time, milliseconds: the service's clock may be moved. `wentBack`: since the last claim a row was not sent. */
  const state = { stopping: false, offlineUntil: 0, recoverAt: 0, wentBack: false };
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    while (!state.stopping) {
      try {
        const idleMs = await step();
        if (idleMs > 0) await signal.sleep(idleMs);
      } catch (err) {
        log.warn({ err }, 'outbox: the store does not answer');
        await signal.sleep(troubleMs);
      }
    }
    await Promise.all(lines.values());
  }

  /** Take as many rows as there are hands free, or say how long there is nothing to do. */
  async function step(): Promise<number> {
    const now = performance.now();
    if (now >= state.recoverAt) {
      state.recoverAt = now + pace.leaseMs / looksPerLease;
      await recovery.recover(inHand);
    }
    if (now < state.offlineUntil) return state.offlineUntil - now;
    const free = pace.atOnce - inHand.size;
    if (free <= 0) return pace.pollMs;
    // What went back is claimed again before what came after it: first let all of it be back.
    if (state.wentBack) await Promise.all(lines.values());
    state.wentBack = false;
    const rows = await store.outbox.claim(clock.now(), pace.leaseMs, free);
    if (state.wentBack) await Promise.all(rows.map((row) => delivery.giveBack(row, 'given_back')));
    else for (const row of rows) take(row);
    return rows.length > 0 ? 0 : untilNext();
  }

  function take(row: OutboxRow): void {
    const recipient = recipientOf(row.to);
    inHand.add(row.id);
    const line = handle(row, lines.get(recipient) ?? nothingBefore);
    lines.set(recipient, line);
    void line.then((delivered) => {
      if (delivered === 'offline') state.wentBack = true;
      if (lines.get(recipient) === line) lines.delete(recipient);
      inHand.delete(row.id);
      waiters.settle(row);
      signal.wake();
    });
  }

  async function handle(row: OutboxRow, before: Promise<Delivered>): Promise<Delivered> {
    // What went back before it is said before it, however soon the channel is there again.
    const mustFollow = (await before) === 'offline';
    try {
      if (mustFollow || state.stopping || performance.now() < state.offlineUntil) {
        await delivery.giveBack(row, 'given_back');
        return 'offline';
      }
      const delivered = await delivery.deliver(row);
      if (delivered === 'offline') {
        state.offlineUntil = performance.now() + pace.offlineMs;
        log.warn({ row: row.id }, 'channel offline, rows stay queued');
      }
      return delivered;
    } catch (err) {
      // The row stays claimed and is settled as unknown when its lease is over.
      log.warn({ row: row.id, err }, 'outbox: a row could not be marked');
      return 'done';
    }
  }

  async function untilNext(): Promise<number> {
    const next = await store.outbox.nextAt();
    if (next === null) return pace.pollMs;
    const waitMs = next.getTime() - clock.now().getTime();
    return waitMs > 0 ? Math.min(waitMs, pace.pollMs) : dueButTakenMs;
  }

  return {
    start() {
      state.stopping = false;
      running ??= run();
    },
    async stop() {
      state.stopping = true;
      signal.wake();
      await running;
      running = null;
    },
    wake: () => signal.wake(),
  };
}
