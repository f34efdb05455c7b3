import { AppError } from '../../core/index.ts';
import { upsertOnce } from '../insert-new.ts';
import type { Models } from '../models/index.ts';

/** Numbers that are given once; a number taken and not used stays a gap. */
export interface Counters {
  take(name: string): Promise<number>;
  /** `count` numbers at once; the first of them. */
  takeMany(name: string, count: number): Promise<number>;
  /** Numbers up to `value` are in use. */
  raise(name: string, value: number): Promise<void>;
}

/** Counters by name, made on first use. */
export function createCounters({ counters }: Models): Counters {
  async function advance(name: string, count: number): Promise<number> {
    const update = { $inc: { value: count } };
    const row = await upsertOnce(() =>
      counters.findOneAndUpdate({ _id: name }, update, { upsert: true, returnDocument: 'after' }).lean(),
    );
    if (row === null) throw new AppError('store:not_found', `counter ${name}`);
    return row.value;
  }

  return {
    take: (name) => advance(name, 1),
    takeMany: async (name, count) => (await advance(name, count)) - count + 1,
    async raise(name, value) {
      await upsertOnce(() => counters.updateOne({ _id: name }, { $max: { value } }, { upsert: true }));
    },
  };
}
