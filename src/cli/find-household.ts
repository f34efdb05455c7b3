import { AppError, toId, type HouseholdId } from '../core/index.ts';
import type { Household, Store } from '../store/index.ts';

/** A household by its id, or by the number of one of its cases; else why not. */
export async function findHousehold(store: Store, asked: string): Promise<Household | 'unknown' | 'erased'> {
  const id = /^\d{4}-\d+$/.test(asked)
    ? (await store.cases.findByNumber(asked))?.household
    : toId<HouseholdId>(asked);
  if (id === undefined) return 'unknown';
  try {
    return (await store.households.find(id)) ?? 'unknown';
  } catch (error) {
    if (error instanceof AppError && error.code === 'store:key_destroyed') return 'erased';
    throw error;
  }
}
