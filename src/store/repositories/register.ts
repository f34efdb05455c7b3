import { toId, type AreaCode } from '../../core/index.ts';
import { optional, setOrUnset } from '../fields.ts';
import { inGroups } from '../groups.ts';
import { insertAllNew } from '../insert-new.ts';
import type { MasterKeys } from '../master-key.ts';
import type { HouseholdRow } from '../models/household.ts';
import type { Models } from '../models/index.ts';
import type { Member, RegisteredHousehold, Store } from '../types.ts';
import { openEach, type Vault } from '../vault.ts';
import type { Counters } from './counters.ts';
import { counterOf } from './households.ts';

/** One sealed value: whoever carries a household over to a fresh key carries all of it. */
type Body = Pick<RegisteredHousehold, 'name' | 'phone' | 'code' | 'facts'> & { family?: Member[] };

/** The register: households with their members, read and written some hundred at a time. */
export function createRegister(
  { households }: Models,
  vault: Vault,
  { blindIndex }: MasterKeys,
  counters: Counters,
): Store['register'] {
  const byId = (idNumber: string): Buffer => blindIndex(`id:${idNumber}`, '');
  const byCode = (code: string): Buffer => blindIndex(`code:${code}`, '');
  const byMember = (name: string, village: AreaCode): Buffer => blindIndex(`member:${name}`, village);

  async function toRow(household: RegisteredHousehold): Promise<HouseholdRow> {
    const { id, village, number, members, name, phone, code, facts, family } = household;
    const said = { ...optional('phone', phone), ...optional('code', code), ...optional('facts', facts) };
    const body: Body = { name, ...said, family };
    return {
      _id: id,
      village,
      number,
      members,
      ...optional('group', household.group),
      ...optional('provisional', household.provisional),
      nameIndex: blindIndex(name, village),
      body: await vault.seal(id, { record: id, field: 'body' }, body),
      lookup: [
        ...(code === undefined ? [] : [byCode(code)]),
        ...family.map((member) => byMember(member.name, village)),
        ...family.flatMap(({ idNumber }) => (idNumber === undefined ? [] : byId(idNumber))),
      ],
    };
  }

  async function toRegistered(row: HouseholdRow): Promise<RegisteredHousehold> {
    const { _id, village, number, members, group, provisional, body } = row;
    const { family = [], ...said } = await vault.open<Body>(_id, { record: _id, field: 'body' }, body);
    return {
      id: toId(_id),
      village: toId(village),
      number,
      members,
      ...optional('group', group),
      ...optional('provisional', provisional),
      ...said,
      family,
    };
  }

  async function findBy(field: 'lookup' | 'nameIndex', indexes: Buffer[]): Promise<HouseholdRow[]> {
    const found = await inGroups(indexes, (group) =>
      households.find({ [field]: { $in: group } }).lean<HouseholdRow[]>(),
    );
    return found;
  }

  async function openAll(rows: HouseholdRow[]): Promise<RegisteredHousehold[]> {
    return openEach([...new Map(rows.map((row) => [row._id, row])).values()], toRegistered);
  }

  return {
    async find({ codes, idNumbers, heads }) {
      const belonging = await findBy('lookup', [...codes.map(byCode), ...idNumbers.map(byId)]);
      const named = await findBy(
        'nameIndex',
        heads.map(({ name, village }) => blindIndex(name, village)),
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
        const rows = await Promise.all(group.map(toRow));
        await households.bulkWrite(
          rows.map(({ _id, village: _village, number: _number, ...row }) => ({
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
