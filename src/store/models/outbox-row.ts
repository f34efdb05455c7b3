import { Schema } from 'mongoose';
import type { OutboxRow as OutboxRecord, OutboxState } from '../records.ts';
import { schemaOptions } from './schema-options.ts';

/** A message to send; its state in clear, its words sealed. */
export interface OutboxRow {
  /** The dedupeKey. */
  _id: string;
  kind: OutboxRecord['kind'];
  channel: string;
  account: string;
  /** One of peer and room is there. */
  peer?: string;
  room?: string;
  mentions?: string[];
  sealKey: string;
  /** Sealed. */
  text: Buffer;
  /** Sealed. */
  quick: Buffer;
  media?: string;
  createdAt: Date;
  notBefore: Date;
  topic?: string;
  state: OutboxState;
  attempts: number;
  /** Never before `notBefore`, so that one index tells what may go. */
  nextAttemptAt: Date;
  /** There while the row is queued or errored. */
  waiting?: boolean;
  leaseUntil?: Date;
  /** Whose lease it is: the same for all rows taken together. */
  claim?: string;
  sentAt?: Date;
  error?: string;
  turn?: string;
}

/** Indexes: what may go, in order; a topic's rows; leases that ran out; what was sent, by time. */
export const outboxSchema = new Schema<OutboxRow>(
  {
    _id: String,
    kind: String,
    channel: String,
    account: String,
    peer: String,
    room: String,
    mentions: { type: [String], default: undefined },
    sealKey: String,
    text: Buffer,
    quick: Buffer,
    media: String,
    createdAt: Date,
    notBefore: Date,
    topic: String,
    state: String,
    attempts: Number,
    nextAttemptAt: Date,
    waiting: Boolean,
    leaseUntil: Date,
    claim: String,
    sentAt: Date,
    error: String,
    turn: String,
  },
  schemaOptions,
)
  .index({ waiting: 1, nextAttemptAt: 1, _id: 1 }, { partialFilterExpression: { waiting: true } })
  .index({ topic: 1 }, { sparse: true })
  .index({ leaseUntil: 1 }, { sparse: true })
  .index({ sentAt: 1 }, { sparse: true });
