import { toId, type AreaCode } from '../../core/index.ts';
import { optional } from '../fields.ts';
import { insertAllNew } from '../insert-new.ts';
import type { MasterKeys } from '../master-key.ts';
import type { HouseholdRow } from '../models/household.ts';
import type { Models } from '../models/index.ts';
import type { Household, Store } from '../types.ts';
import { openEach, type Vault } from '../vault.ts';
import type { Counters } from './counters.ts';

type Sealed = Pick<Household, 'name' | 'phone'>;

/** Households, found by name through a blind index. */
export function createHouseholds(
  { households }: Models,
  vault: Vault,
  { blindIndex }: MasterKeys,
  counters: Counters,
): Store['households'] {
  async function toRow(household: Household): Promise<HouseholdRow> {
    const { id, village, number, members, name, phone } = household;
    const sealed: Sealed = { name, ...optional('phone', phone) };
    return {
      _id: id,
      village,
      number,
      members,
      ...optional('group', household.group),
      ...optional('provisional', household.provisional),
      nameIndex: blindIndex(name, village),
      body: await vault.seal(id, { record: id, field: 'body' }, sealed),
    };
  }

  async function toHousehold(row: HouseholdRow): Promise<Household> {
    const { _id, village, number, members, group, provisional, body } = row;
    // The register keeps more in it: members and facts, which only it hands out.
    const { name, phone } = await vault.open<Sealed>(_id, { record: _id, field: 'body' }, body);
    return {
      id: toId(_id),
      village: toId(village),
      number,
      members,
      ...optional('group', group),
      ...optional('provisional', provisional),
      name,
      ...optional('phone', phone),
    };
  }

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
      const nameIndex = blindIndex(name, village);
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
