import { Schema } from 'mongoose';
import { schemaOptions } from './schema-options.ts';

/** A contact with the snapshot of its session. Each sealed value names its own key: a binding changes the owner. */
export interface ContactRow {
  _id: string;
  seq: number;
  session?: Buffer;
  sessionKey?: string;
  nudgeAt?: Date;
  person?: string;
  /** Sealed: name, place, phone, group. */
  binding?: Buffer;
  bindingKey?: string;
  household?: string;
  area?: string;
  standing?: 'declared' | 'verified' | 'refused';
  boundAt?: Date;
}

/** Indexes: whom to nudge; the contacts of a household; those of a village by standing. */
export const contactSchema = new Schema<ContactRow>(
  {
    _id: String,
    seq: Number,
    session: Buffer,
    sessionKey: String,
    nudgeAt: Date,
    person: String,
    binding: Buffer,
    bindingKey: String,
    household: String,
    area: String,
    standing: String,
    boundAt: Date,
  },
  schemaOptions,
)
  .index({ nudgeAt: 1 }, { sparse: true })
  .index({ household: 1 }, { sparse: true })
  .index({ area: 1, standing: 1 });
