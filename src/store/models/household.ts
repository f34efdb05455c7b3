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
  /** Sealed: name, phone; of the register also national number, facts and members. */
  body: Buffer;
  /** Blind indexes of the national number, and of every member's ID number and name. */
  lookup?: Buffer[];
}

/** Indexes: a village gives a number once; look-up by the head's name; by who and what belongs to it. */
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
    lookup: { type: [Buffer], default: undefined },
  },
  schemaOptions,
)
  .index({ village: 1, number: 1 }, { unique: true })
  .index({ nameIndex: 1 })
  .index({ lookup: 1 }, { sparse: true });
