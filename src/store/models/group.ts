import { Schema } from 'mongoose';
import type { GroupKind } from '../../core/index.ts';
import { schemaOptions } from './schema-options.ts';

/** A group chat. */
export interface GroupRow {
  _id: string;
  area: string;
  kind: GroupKind;
  topic: string;
}

/** Index: groups of a kind. */
export const groupSchema = new Schema<GroupRow>(
  { _id: String, area: String, kind: String, topic: String },
  schemaOptions,
).index({ kind: 1 });
