import { mongo } from 'mongoose';

const duplicateKey = 11_000;

/** Whether a single write lost against a unique index. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof mongo.MongoServerError && error.code === duplicateKey;
}

/**
 * Positions of a group write that lost against a unique index; throws the error again when anything else went wrong.
 * The driver's group errors carry no `keyPattern`, so which index it was is looked up by whoever needs to know.
 */
export function duplicatesOf(error: unknown): number[] {
  if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
  const errors = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
  // Written, but not as safely as asked: that is no duplicate, whatever else lost.
  if (error.result.getWriteConcernError() !== undefined) throw error;
  if (errors.length === 0 || errors.some(({ code }) => code !== duplicateKey)) throw error;
  return errors.map(({ index }) => index);
}
