import { Schema } from 'mongoose';
import type { Actor } from '../../cases/index.ts';
import { schemaOptions } from './schema-options.ts';

/** An immutable line of a case, linked to the one before by its hash. */
export interface JournalRow {
  /** `case:seq` */
  _id: string;
  case: string;
  seq: number;
  at: Date;
  /** No area: villagers and the system. */
  actor: { person: string; role: Actor['role']; area?: string };
  kind: string;
  profile: string;
  turn?: string;
  /** Hash of the entry before; the first has none. */
  prev?: string;
  hash: string;
  sealKey: string;
  /** Sealed. */
  act: Buffer;
}

/** Indexes: a case's entries in order; the entry of a turn. */
export const journalSchema = new Schema<JournalRow>(
  {
    _id: String,
    case: String,
    seq: Number,
    at: Date,
    actor: { person: String, role: String, area: String },
    kind: String,
    profile: String,
    turn: String,
    prev: String,
    hash: String,
    sealKey: String,
    act: Buffer,
  },
  schemaOptions,
)
  .index({ case: 1, seq: 1 })
  .index({ turn: 1 }, { sparse: true });
