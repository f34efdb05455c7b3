import { Schema } from 'mongoose';
import { schemaOptions } from './schema-options.ts';

/** An area under its code. */
export interface AreaRow {
  _id: string;
  name: string;
  level: 'county' | 'township' | 'village';
  aliases: string[];
}

/** A few hundred rows, read whole. */
export const areaSchema = new Schema<AreaRow>(
  { _id: String, name: String, level: String, aliases: [String] },
  schemaOptions,
);
