import { Schema } from 'mongoose';
import { schemaOptions } from './schema-options.ts';

/** A committed turn. What was said, what it meant and what was answered is one sealed value. */
export interface TurnRow {
  _id: string;
  contact: string;
  seq: number;
  channel: string;
  account: string;
  messageId: string;
  at: Date;
  sealKey: string;
  /** Sealed: inbound, events, reply, quick. */
  body: Buffer;
  /** There until the aftermath is written. */
  pending?: boolean;
  /** By when the reply had been handed to the channel. */
  sentAt?: Date;
  /** The reply was never sent: a later one stands for it. */
  superseded?: boolean;
}

/**
 * Indexes: a message is committed once; a contact's turns in order; the latest of all; what was never settled.
 */
export const turnSchema = new Schema<TurnRow>(
  {
    _id: String,
    contact: String,
    seq: Number,
    channel: String,
    account: String,
    messageId: String,
    at: Date,
    sealKey: String,
    body: Buffer,
    pending: Boolean,
    sentAt: Date,
    superseded: Boolean,
  },
  schemaOptions,
)
  .index({ channel: 1, account: 1, messageId: 1 }, { unique: true })
  .index({ contact: 1, seq: 1 })
  .index({ at: 1 })
  .index({ pending: 1, at: 1 }, { partialFilterExpression: { pending: true } });
