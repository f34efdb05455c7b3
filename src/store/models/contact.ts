import { Schema } from 'mongoose';
import { schemaOptions } from './schema-options.ts';

/** A contact with the snapshot of its session. Each sealed value names its own key: a binding changes the owner. */
export interface ContactRow {
  _id: string;
  seq: number;
  session?: Buffer;
  sessionKey?: string;
  nudgeAt?: Date;
  /** When a contact that belongs to no household, or has an open talk, last said something. */
  quietSince?: Date;
  person?: string;
  /** Sealed: name, place, phone, group. */
  binding?: Buffer;
  bindingKey?: string;
  household?: string;
  area?: string;
  standing?: 'declared' | 'verified' | 'refused';
  boundAt?: Date;
}

/** Indexes: whom to nudge; strangers and drafts by their last word; the contacts of a household; those of a village by standing. */
export const contactSchema = new Schema<ContactRow>(
  {
    _id: String,
    seq: Number,
    session: Buffer,
    sessionKey: String,
    nudgeAt: Date,
    quietSince: Date,
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
  .index({ quietSince: 1 }, { sparse: true })
  .index({ household: 1 }, { sparse: true })
  .index({ area: 1, standing: 1 });
