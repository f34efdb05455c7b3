import { randomBytes } from 'node:crypto';
import { toId, type GroupId, type HouseholdId, type TurnId } from '../../src/core/index.ts';
import { createOutbox } from '../../src/outbox/index.ts';
import type { SendOutcome } from '../../src/channels/index.ts';
import type { Outbox, OutboxMessage, Pace } from '../../src/outbox/index.ts';
import { openStore, type OutboxRow, type Store } from '../../src/store/index.ts';
import { freshDatabaseUri } from '../support/database.ts';

export const morning = new Date('2026-09-24T08:00:00+08:00');
export const night = { from: '20:30', to: '07:30' };

export const ok: SendOutcome = { ok: true };

export const log = { info() {}, warn() {}, error() {} };

/** As the template `resent` does it. */
export function markResent(text: string): string {
  return `（又一次）\n${text}`.trim();
}

/** The channel is the only fake: it keeps what it was given and does what the test says. */
export interface FakeChannel {
  sent: OutboxRow[];
  /** What one send does and comes to. */
  behave: (row: OutboxRow) => Promise<SendOutcome>;
}

/** A real store, a clock that stands still until it is moved, and a fake channel. */
export interface OutboxWorld {
  store: Store;
  clock: { now(): Date; move(ms: number): void };
  channel: FakeChannel;
  /** An outbox as one process has it; several may share the world. */
  open(pace?: Partial<Pace>): Outbox;
  close(): Promise<void>;
}

export async function openWorld(): Promise<OutboxWorld> {
  const store = await openStore({ uri: freshDatabaseUri(), masterKey: randomBytes(32) });
  await store.prepare();
  let now = morning.getTime();
  const clock = {
    now: () => new Date(now),
    move(ms: number) {
      now += ms;
    },
  };
  const channel: FakeChannel = { sent: [], behave: async () => ok };
  const opened: Outbox[] = [];
  return {
    store,
    clock,
    channel,
    open(pace = {}) {
      const outbox = createOutbox({
        store,
        clock,
        log,
        jitter: () => 0,
        markResent,
        quiet: night,
        pace: { roomGapMs: 0, pollMs: 30, offlineMs: 20, ...pace },
        async send(row) {
          const result = await channel.behave(row);
          if (result.ok) channel.sent.push(row);
          return result;
        },
      });
      opened.push(outbox);
      return outbox;
    },
    async close() {
      await Promise.all(opened.map((outbox) => outbox.stop()));
      await store.close();
    },
  };
}

export function toPeer(peer: string): OutboxMessage['to'] {
  return { channel: 'simulator', account: 'bot', peer };
}

export function toRoom(room: string): OutboxMessage['to'] {
  return { channel: 'simulator', account: 'bot', room, mentions: [] };
}

export function turnOf(peer: string, seq: number): TurnId {
  return toId(`simulator/bot/${peer}:${seq}`);
}

/** A notice to one person, unless told otherwise. */
export function message(dedupeKey: string, change: Partial<OutboxMessage> = {}): OutboxMessage {
  return {
    dedupeKey,
    kind: 'notice',
    to: toPeer('v1'),
    sealKey: toId<HouseholdId>('h-1'),
    text: `text of ${dedupeKey}`,
    at: morning,
    ...change,
  };
}

/** A digest to a group. */
export function digest(dedupeKey: string, change: Partial<OutboxMessage> = {}): OutboxMessage {
  return message(dedupeKey, {
    kind: 'digest',
    to: toRoom('r1'),
    sealKey: toId<GroupId>('simulator/bot/r1'),
    ...change,
  });
}
