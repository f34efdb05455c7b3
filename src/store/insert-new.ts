import type { Model } from 'mongoose';
import { AppError } from '../core/index.ts';
import { duplicatesOf, isDuplicateKey } from './write-error.ts';

/** Insert one row; false when its id is there already, `store:conflict` when another unique value is taken. */
export async function insertNew<Row extends { _id: string }>(model: Model<Row>, row: Row): Promise<boolean> {
  return (await insertAllNew(model, [row])) === 1;
}

/** Insert rows, leaving those alone whose id is there already. Returns how many were new. */
export async function insertAllNew<Row extends { _id: string }>(
  model: Model<Row>,
  rows: Row[],
): Promise<number> {
  if (rows.length === 0) return 0;
  try {
    await model.insertMany(rows, { ordered: false, throwOnValidationError: true });
    return rows.length;
  } catch (error) {
    const ids = duplicatesOf(error).flatMap((index) => rows[index]?._id ?? []);
    const known = await model.find({ _id: { $in: ids } }, { _id: 1 }).lean();
    if (known.length < new Set(ids).size)
      throw new AppError('store:conflict', model.modelName, { cause: error });
    return rows.length - ids.length;
  }
}

/** Run an upsert; when two raced to make the row, the loser runs again and finds it. */
export async function upsertOnce<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return write();
  }
}
