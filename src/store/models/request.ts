import { Schema } from 'mongoose';
import type { Request } from '../records.ts';
import { schemaOptions } from './schema-options.ts';

/** Somebody who waits for a person's words. What was said is sealed, the rest are ids, codes and dates. */
export interface RequestRow {
  _id: string;
  number: number;
  kind: Request['kind'];
  from: string;
  area: string;
  at: Date;
  owner?: string;
  sealKey: string;
  /** Sealed. */
  said: Buffer;
  state: Request['state'];
  /** There while it is waiting or taken. */
  open?: boolean;
  /** Contacts whose words are passed on: there while it is taken. */
  line?: string[];
  taker?: string;
  helper?: string;
  /** The turn that took it. */
  takenIn?: string;
  answered?: boolean;
  verdict?: 'satisfied' | 'unsatisfied';
  dueAt?: Date;
}

/**
 * Indexes: a number is given once; what is open in an area, or of an owner; what a contact has asked; whose words are
 * passed on; what is due.
 */
export const requestSchema = new Schema<RequestRow>(
  {
    _id: String,
    number: Number,
    kind: String,
    from: String,
    area: String,
    at: Date,
    owner: String,
    sealKey: String,
    said: Buffer,
    state: String,
    open: Boolean,
    line: { type: [String], default: undefined },
    taker: String,
    helper: String,
    takenIn: String,
    answered: Boolean,
    verdict: String,
    dueAt: Date,
  },
  schemaOptions,
)
  .index({ number: 1 }, { unique: true })
  .index({ open: 1, area: 1 }, { partialFilterExpression: { open: true } })
  .index({ open: 1, owner: 1 }, { partialFilterExpression: { open: true } })
  .index({ from: 1, at: -1 })
  .index({ line: 1 }, { sparse: true })
  .index({ dueAt: 1 }, { sparse: true });
