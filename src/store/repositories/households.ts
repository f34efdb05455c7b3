import type { AreaCode } from '../../core/index.ts';
import { insertAllNew } from '../insert-new.ts';
import type { HouseholdRow } from '../models/household.ts';
import type { Models } from '../models/index.ts';
import type { Household, Store } from '../types.ts';
import { openEach } from '../vault.ts';
import type { Counters } from './counters.ts';
import type { HouseholdRows } from './household-row.ts';

/** Households, found by name through a blind index. */
export function createHouseholds(
  { households }: Models,
  { byName, toRow, toHousehold }: HouseholdRows,
  counters: Counters,
): Store['households'] {
  async function insertMany(list: Household[]): Promise<void> {
    await insertAllNew(households, await Promise.all(list.map(toRow)));
    const highest = new Map<AreaCode, number>();
    for (const { village, number } of list) {
      highest.set(village, Math.max(number, highest.get(village) ?? 0));
    }
    await Promise.all([...highest].map(([village, number]) => counters.raise(counterOf(village), number)));
  }

  return {
    async find(id) {
      const row = await households.findOne({ _id: id }).lean<HouseholdRow>();
      return row === null ? null : toHousehold(row);
    },
    async findMany(ids) {
      const rows = await households.find({ _id: { $in: ids } }).lean<HouseholdRow[]>();
      return openEach(rows, toHousehold);
    },
    async findByName(name, village) {
      const nameIndex = byName(name, village);
      const rows = await households.find({ nameIndex }).sort({ _id: 1 }).lean<HouseholdRow[]>();
      return openEach(rows, toHousehold);
    },
    async listByVillage(village) {
      const rows = await households.find({ village }).sort({ number: 1 }).lean<HouseholdRow[]>();
      return openEach(rows, toHousehold);
    },
    insert: (household) => insertMany([household]),
    insertMany,
    nextNumber: (village) => counters.take(counterOf(village)),
  };
}

/** Name of the counter of a village's short numbers. */
export function counterOf(village: AreaCode): string {
  return `household:${village}`;
}
