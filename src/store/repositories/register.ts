import { setOrUnset } from '../fields.ts';
import { inGroups } from '../groups.ts';
import { insertAllNew } from '../insert-new.ts';
import type { HouseholdRow } from '../models/household.ts';
import type { Models } from '../models/index.ts';
import type { RegisteredHousehold, Store } from '../types.ts';
import { openEach } from '../vault.ts';
import type { Counters } from './counters.ts';
import type { HouseholdRows } from './household-row.ts';
import { counterOf } from './households.ts';

/** The register: households with their members, read and written some hundred at a time. */
export function createRegister(
  { households }: Models,
  rows: HouseholdRows,
  counters: Counters,
): Store['register'] {
  const { byName, byId, byCode, byMember, toRow, toRegistered } = rows;

  async function findBy(field: 'lookup' | 'nameIndex', indexes: Buffer[]): Promise<HouseholdRow[]> {
    const found = await inGroups(indexes, (group) =>
      households.find({ [field]: { $in: group } }).lean<HouseholdRow[]>(),
    );
    return found;
  }

  async function openAll(found: HouseholdRow[]): Promise<RegisteredHousehold[]> {
    return openEach([...new Map(found.map((row) => [row._id, row])).values()], toRegistered);
  }

  return {
    async find({ codes, idNumbers, heads }) {
      const belonging = await findBy('lookup', [...codes.map(byCode), ...idNumbers.map(byId)]);
      const named = await findBy(
        'nameIndex',
        heads.map(({ name, village }) => byName(name, village)),
      );
      return openAll([...belonging, ...named]);
    },
    async load(id) {
      const row = await households.findOne({ _id: id }).lean<HouseholdRow>();
      return row === null ? null : toRegistered(row);
    },
    findByIdNumber: async (idNumber) => openAll(await findBy('lookup', [byId(idNumber)])),
    findByMember: async (name, village) => openAll(await findBy('lookup', [byMember(name, village)])),
    async insertMany(list) {
      await inGroups(list, async (group) => {
        await insertAllNew(households, await Promise.all(group.map(toRow)));
        return [];
      });
    },
    async updateMany(list) {
      await inGroups(list, async (group) => {
        const all = await Promise.all(group.map(toRow));
        await households.bulkWrite(
          all.map(({ _id, village: _village, number: _number, ...row }) => ({
            updateOne: { filter: { _id }, update: setOrUnset({ ...row, provisional: row.provisional }) },
          })),
          { ordered: false },
        );
        return [];
      });
    },
    takeNumbers: (village, count) => counters.takeMany(counterOf(village), count),
  };
}
