import { Schema } from 'mongoose';
import type { Lead } from '../lead-records.ts';
import { schemaOptions } from './schema-options.ts';

/** A hint about somebody, with where it stands. */
export interface LeadRow {
  _id: string;
  seq: number;
  source: Lead['source'];
  /** The contact that gave it. */
  from?: string;
  sealKey: string;
  area: string;
  at: Date;
  owner?: string;
  urgent: boolean;
  state: Lead['state'];
  /** There until it is closed. */
  open?: boolean;
  due?: string;
  turn?: string;
  /** Set when it was joined to a case. */
  case?: string;
  /** Sealed: whom it is about, what was told, what was found. */
  file: Buffer;
}

/** Indexes: the open ones of an area; those whose day has come; what a contact told. */
export const leadSchema = new Schema<LeadRow>(
  {
    _id: String,
    seq: Number,
    source: String,
    from: String,
    sealKey: String,
    area: String,
    at: Date,
    owner: String,
    urgent: Boolean,
    state: String,
    open: Boolean,
    due: String,
    turn: String,
    case: String,
    file: Buffer,
  },
  schemaOptions,
)
  .index({ open: 1, area: 1 }, { partialFilterExpression: { open: true } })
  .index({ open: 1, due: 1 }, { partialFilterExpression: { open: true } })
  .index({ from: 1 }, { sparse: true });
