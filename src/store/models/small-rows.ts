import { Schema } from 'mongoose';
import type { OperatorNote } from '../records.ts';
import { schemaOptions } from './schema-options.ts';

/** A wrapped data key; without `wrapped` it was destroyed and the row is its tombstone. */
export interface KeyRow {
  _id: string;
  wrapped?: Buffer;
  destroyed?: boolean;
  /** It took the place of one that was destroyed: what it does not open was erased with that one. */
  renewed?: boolean;
  /** What is to outlive the key before, sealed under this one; there until it is back in its place. */
  carried?: Buffer;
  /** When it was destroyed or renewed. */
  changedAt?: Date;
}

/** Read by id, and which changed lately. */
export const keySchema = new Schema<KeyRow>(
  { _id: String, wrapped: Buffer, destroyed: Boolean, renewed: Boolean, carried: Buffer, changedAt: Date },
  schemaOptions,
).index({ changedAt: 1 }, { sparse: true });

/** A number that only grows. */
export interface CounterRow {
  _id: string;
  value: number;
}

/** Read by id only. */
export const counterSchema = new Schema<CounterRow>({ _id: String, value: Number }, schemaOptions);

/** A flow or profile file as it was loaded, under its content hash. */
export interface DefinitionRow {
  _id: string;
  kind: 'flow' | 'profile';
  name: string;
  text: string;
}

/** Read by hash, or whole. */
export const definitionSchema = new Schema<DefinitionRow>(
  { _id: String, kind: String, name: String, text: String },
  schemaOptions,
);

/** Something the operator must look at: ids only. */
export interface OperatorNoteRow {
  _id: string;
  kind: OperatorNote['kind'];
  at: Date;
  about: string;
}

/** Index: newest first. */
export const operatorNoteSchema = new Schema<OperatorNoteRow>(
  { _id: String, kind: String, at: Date, about: String },
  schemaOptions,
).index({ at: -1 });

/** Somebody looked at a case: ids only. */
export interface RevealRow {
  _id: string;
  case: string;
  by: string;
  at: Date;
  page: number;
}

/** Index: a case's, newest first. */
export const revealSchema = new Schema<RevealRow>(
  { _id: String, case: String, by: String, at: Date, page: Number },
  schemaOptions,
).index({ case: 1, at: -1 });

/** One setting of the service; clear JSON, never about a person. */
export interface SettingRow {
  _id: string;
  value: unknown;
}

/** Read by key only. */
export const settingSchema = new Schema<SettingRow>(
  { _id: String, value: Schema.Types.Mixed },
  schemaOptions,
);

/** A job's run for one period. */
export interface JobRunRow {
  /** `job:period` */
  _id: string;
  job: string;
  period: string;
  beganAt: Date;
  finishedAt?: Date;
  done?: Record<string, number>;
}

/** Index: when a job last finished. */
export const jobRunSchema = new Schema<JobRunRow>(
  { _id: String, job: String, period: String, beganAt: Date, finishedAt: Date, done: Schema.Types.Mixed },
  schemaOptions,
).index({ job: 1, finishedAt: -1 });
