import type { InboundMessage, OutboundMessage } from '../core/index.ts';
import type { SendErrorCode } from './send-error.ts';

/** What came of one send. `id` is the channel's own, where it gives one. */
export type SendOutcome = { ok: true; id?: string } | { ok: false; error: SendErrorCode };

export interface SendOptions {
  /** Numbered quick answers under the message, on a channel that can show them; the text says them anyway. */
  quick?: string[];
  /** The caller's id of this message, for the log. */
  id?: string;
}

/** Takes one message in; resolves when its turn has ended and the reply has been handed to `send`. */
export type Receive = (message: InboundMessage) => Promise<void>;

/**
 * A messenger as the service sees it. It keeps no order, drops no repeats, queues nothing and sends nothing twice: that
 * is the business of the runner and the outbox.
 */
export interface Channel {
  /** The kind of channel, first part of every contact id. */
  readonly name: string;
  /** Our own account on it, second part of every contact id; ours to choose, so that ids survive a new login. */
  readonly account: string;
  /** Connect and hand every message to `receive`. Throws `channel:unavailable`. May be called again after `stop`. */
  start(receive: Receive): Promise<void>;
  /** Hand over one message. Whatever goes wrong is an outcome, never a rejection. */
  send(message: OutboundMessage, options?: SendOptions): Promise<SendOutcome>;
  /** Take nothing more, let the open turns end (a few seconds at most), disconnect. */
  stop(): Promise<void>;
}
