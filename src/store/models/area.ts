import { Schema } from 'mongoose';
import { schemaOptions } from './schema-options.ts';

export interface AreaRow {
  _id: string;
  name: string;
  level: 'county' | 'township' | 'village';
  aliases: string[];
}

export const areaSchema = new Schema<AreaRow>(
  { _id: String, name: String, level: String, aliases: [String] },
  schemaOptions,
);
