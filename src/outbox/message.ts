import type { Address, Clock, Log, MediaId, TurnId } from '../core/index.ts';
import type { SendOutcome } from '../channels/index.ts';
import type { OutboxRow, Store } from '../store/index.ts';
import type { QuietHours } from './quiet-hours.ts';

/** Something to say, once: the same `dedupeKey` is never said twice, whoever asks and however often. */
export interface OutboxMessage {
  /** Ids only: it is stored in clear and named in logs. */
  dedupeKey: string;
  kind: OutboxRow['kind'];
  to: Address;
  sealKey: OutboxRow['sealKey'];
  text: string;
  /** A stored picture or voice instead of words. */
  media?: MediaId;
  quick?: string[];
  /** A newer queued message of the same topic replaces an older one. */
  topic?: string;
  /** The turn it answers. */
  turn?: TurnId;
  /** The turn's or the job's now, which need not be the service's. */
  at: Date;
  /** Other quiet hours than the county's own; null: it does not wait. */
  quiet?: QuietHours | null;
}

/** How fast, and how patiently. Milliseconds. */
export interface Pace {
  /** Least pause between two messages to groups. */
  roomGapMs: number;
  /** Longest sleep before looking for rows that another process enqueued. */
  pollMs: number;
  /** Pause between two tries while the channel is offline. */
  offlineMs: number;
  /** How long a claimed row is ours; a row still claimed after it was left by a process that is gone. */
  leaseMs: number;
  /** A send that has not ended by then has an unknown result. Well below `leaseMs`: the mark needs time too. */
  sendTimeoutMs: number;
  /** Tries before a row has failed. */
  maxAttempts: number;
  /** Messages on their way at once, each to another recipient. */
  atOnce: number;
}

export const defaultPace: Pace = {
  roomGapMs: 1_000,
  pollMs: 2_000,
  offlineMs: 3_000,
  leaseMs: 40_000,
  sendTimeoutMs: 20_000,
  maxAttempts: 12,
  atOnce: 8,
};

/** What the outbox needs, handed over by `main.ts`. */
export interface OutboxDependencies {
  store: Pick<Store, 'outbox' | 'operator'>;
  /** The service's clock. */
  clock: Clock;
  log: Log;
  /** Hand one message to the channel; its outcome decides what becomes of the row. */
  send: (row: OutboxRow) => Promise<SendOutcome>;
  /** Mark a text that may have arrived before; the mark must be a fixed beginning. */
  markResent: (text: string) => string;
  /** The county's quiet hours; null where it has set none, and nothing waits. */
  quiet: QuietHours | null;
  pace?: Partial<Pace>;
  /** 0 … 1, spreads retries. */
  jitter: () => number;
}

/** One string for a recipient: the unit of order. */
export function recipientOf(to: OutboxRow['to']): string {
  return 'room' in to ? `${to.channel}/${to.account}#${to.room}` : `${to.channel}/${to.account}/${to.peer}`;
}
