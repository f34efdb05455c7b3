/**
 * One set for all schemas: rows are plain, ids are our own, an unknown field is a fault of the program, and indexes
 * are made by `prepare()`, never behind anybody's back.
 */
export const schemaOptions = {
  versionKey: false,
  id: false,
  autoIndex: false,
  autoCreate: false,
  minimize: false,
  strict: 'throw',
  strictQuery: 'throw',
} as const;
