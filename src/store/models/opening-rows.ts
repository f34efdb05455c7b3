import { Schema } from 'mongoose';
import { schemaOptions } from './schema-options.ts';

/** A row of a file that waits to be claimed. */
export interface ClaimRow {
  /** Blind index over what the row says: the same row again is the same claim. */
  _id: string;
  number: number;
  preset: string;
  area: string;
  at: Date;
  reason: string;
  /** There while it waits. */
  open?: boolean;
  /** What a person said of it: the household it is, or `none`. Then it is never asked again. */
  settledAs?: string;
  /** Sealed under a key of the claim's own; gone once it is closed. */
  row?: Buffer;
}

/** Indexes: what waits in an area; one by its number. */
export const claimSchema = new Schema<ClaimRow>(
  {
    _id: String,
    number: Number,
    preset: String,
    area: String,
    at: Date,
    reason: String,
    open: Boolean,
    settledAs: String,
    row: Buffer,
  },
  schemaOptions,
)
  .index({ open: 1, area: 1 }, { partialFilterExpression: { open: true } })
  .index({ number: 1 });

/** A one-time code under its keyed hash, or one wrong attempt under its turn. */
export interface CodeRow {
  _id: string;
  kind?: 'group' | 'person';
  area?: string;
  groupKind?: string;
  person?: string;
  expiresAt?: Date;
  /** The turn that used it up. */
  usedIn?: string;
  /** Of a wrong attempt: `contact:day`. */
  wrong?: string;
}

/** Index: a contact's wrong attempts of a day. */
export const codeSchema = new Schema<CodeRow>(
  {
    _id: String,
    kind: String,
    area: String,
    groupKind: String,
    person: String,
    expiresAt: Date,
    usedIn: String,
    wrong: String,
  },
  schemaOptions,
).index({ wrong: 1 }, { sparse: true });
