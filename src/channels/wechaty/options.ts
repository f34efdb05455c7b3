import type { WechatyOptions } from 'wechaty';
import type { Log } from '../../core/index.ts';
import type { Channel } from '../channel.ts';

/** An instance, or the full name of a puppet package. */
export type Puppet = NonNullable<WechatyOptions['puppet']>;

export interface WechatyChannelOptions {
  name: string;
  account: string;
  puppet: Puppet;
  log: Log;
  /** After this a send has an unknown result. */
  sendTimeoutMs?: number;
  /** How long `stop` waits for open turns. */
  stopGraceMs?: number;
}

/** The part of the adapter that needs Wechaty loaded. */
export type Bot = Pick<Channel, 'start' | 'send' | 'stop'>;
