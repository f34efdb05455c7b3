import { Schema } from 'mongoose';
import type { RoleAssignment } from '../../core/index.ts';
import { schemaOptions } from './schema-options.ts';

/** Someone of the county's work; roles in clear, name and phone sealed. */
export interface PersonRow {
  _id: string;
  roles: RoleAssignment[];
  contact?: string;
  /** The last day of the last role; there until somebody has seen to what they looked after. */
  endsOn?: string;
  /** Sealed: name, phone. */
  body: Buffer;
}

const roleSchema = new Schema<RoleAssignment>(
  { role: String, area: String, from: String, to: String },
  { ...schemaOptions, _id: false },
);

/** Indexes: who has a role in an area; whose roles end, by when. */
export const personSchema = new Schema<PersonRow>(
  { _id: String, roles: [roleSchema], contact: String, endsOn: String, body: Buffer },
  schemaOptions,
)
  .index({ 'roles.area': 1, 'roles.role': 1 })
  .index({ endsOn: 1 }, { sparse: true });
