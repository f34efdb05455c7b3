import { AppError, toId, type HouseholdId } from '../core/index.ts';
import type { Household, Store } from '../store/index.ts';

/** A household that was asked for; `erased`: it was there once. */
export type FoundHousehold = { household: Household } | { erased: HouseholdId } | 'unknown';

/** Find a household by its id, or by the number of one of its cases. */
export async function findHousehold(store: Store, asked: string): Promise<FoundHousehold> {
  const id = /^\d{4}-\d+$/.test(asked)
    ? (await store.cases.findByNumber(asked))?.household
    : toId<HouseholdId>(asked);
  if (id === undefined) return 'unknown';
  try {
    const household = await store.households.find(id);
    return household === null ? 'unknown' : { household };
  } catch (error) {
    if (error instanceof AppError && error.code === 'store:key_destroyed') return { erased: id };
    throw error;
  }
}
