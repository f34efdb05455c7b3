import { Schema } from 'mongoose';
import { schemaOptions } from './schema-options.ts';

/** A hint about somebody else. */
export interface LeadRow {
  _id: string;
  /** The contact that gave it; its key seals the answers. */
  from: string;
  area?: string;
  at: Date;
  owner?: string;
  urgent: boolean;
  state: 'new' | 'closed';
  /** Set when it was joined to a case. */
  case?: string;
  /** Sealed. */
  answers: Buffer;
}

/** Indexes: an area's new leads in order of time; what a contact told. */
export const leadSchema = new Schema<LeadRow>(
  {
    _id: String,
    from: String,
    area: String,
    at: Date,
    owner: String,
    urgent: Boolean,
    state: String,
    case: String,
    answers: Buffer,
  },
  schemaOptions,
)
  .index({ area: 1, state: 1, at: 1 })
  .index({ from: 1 });
