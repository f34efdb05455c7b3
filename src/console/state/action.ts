import type { ServerFrame } from '../types.ts';
import type { Outgoing } from './state.ts';

/** What can happen to the page. `atMs` is this machine's time, so that the reducer reads no clock. */
export type Action =
  | { type: 'frame'; frame: ServerFrame; atMs: number }
  | { type: 'link-lost' }
  | { type: 'opened'; conversation: string | null }
  | { type: 'draft'; conversation: string; text: string }
  | { type: 'speaker'; room: string; person: string }
  | { type: 'send'; outgoing: Outgoing }
  | { type: 'resend'; ref: string }
  /** The socket took a message. */
  | { type: 'handed'; ref: string }
  /** The socket took a friend request. */
  | { type: 'asked'; person: string }
  | { type: 'move-started'; by: 'day' | 'month' }
  | { type: 'move-done'; now: string; atMs: number }
  | { type: 'move-failed'; problem: string }
  | { type: 'move-closed' }
  | { type: 'notice'; text: string | null };
