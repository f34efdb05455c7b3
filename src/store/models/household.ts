import { Schema } from 'mongoose';
import { schemaOptions } from './schema-options.ts';

/** A household; who it is stands in the sealed part. */
export interface HouseholdRow {
  _id: string;
  village: string;
  group?: number;
  number: number;
  members: number;
  provisional?: boolean;
  /** Blind index over name and village. */
  nameIndex: Buffer;
  /** Sealed: name, phone. */
  body: Buffer;
}

/** Indexes: a village gives a number once; look-up by name. */
export const householdSchema = new Schema<HouseholdRow>(
  {
    _id: String,
    village: String,
    group: Number,
    number: Number,
    members: Number,
    provisional: Boolean,
    nameIndex: Buffer,
    body: Buffer,
  },
  schemaOptions,
)
  .index({ village: 1, number: 1 }, { unique: true })
  .index({ nameIndex: 1 });
