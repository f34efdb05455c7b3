import { toId, type AreaCode } from '../../core/index.ts';
import { optional } from '../fields.ts';
import type { MasterKeys } from '../master-key.ts';
import type { HouseholdRow } from '../models/household.ts';
import type { Household, RegisteredHousehold } from '../types.ts';
import type { Vault } from '../vault.ts';

/** One sealed value: whoever carries a household over to a fresh key carries all of it. */
type Body = Pick<RegisteredHousehold, 'name' | 'phone' | 'code' | 'facts'> &
  Partial<Pick<RegisteredHousehold, 'family'>>;

/** A household and its row, and the blind indexes it is found by. */
export interface HouseholdRows {
  /** Of the register with members and facts, else without. */
  toRow: (household: Household | RegisteredHousehold) => Promise<HouseholdRow>;
  toHousehold: (row: HouseholdRow) => Promise<Household>;
  toRegistered: (row: HouseholdRow) => Promise<RegisteredHousehold>;
  /** The head's name in a village. */
  byName: (name: string, village: AreaCode) => Buffer;
  byId: (idNumber: string) => Buffer;
  byCode: (code: string) => Buffer;
  byMember: (name: string, village: AreaCode) => Buffer;
}

export function createHouseholdRows(vault: Vault, { blindIndex }: MasterKeys): HouseholdRows {
  const byName = (name: string, village: AreaCode): Buffer => blindIndex(name, village);
  const byId = (idNumber: string): Buffer => blindIndex(`id:${idNumber}`, '');
  const byCode = (code: string): Buffer => blindIndex(`code:${code}`, '');
  const byMember = (name: string, village: AreaCode): Buffer => blindIndex(`member:${name}`, village);

  function lookupOf({ village, code, family }: RegisteredHousehold): Buffer[] {
    return [
      ...(code === undefined ? [] : [byCode(code)]),
      ...family.map((member) => byMember(member.name, village)),
      ...family.flatMap(({ idNumber }) => (idNumber === undefined ? [] : byId(idNumber))),
    ];
  }

  async function open({ _id, ...row }: HouseholdRow): Promise<Household & Body> {
    const { village, number, members, group, provisional, body } = row;
    return {
      id: toId(_id),
      village: toId(village),
      number,
      members,
      ...optional('group', group),
      ...optional('provisional', provisional),
      ...(await vault.open<Body>(_id, { record: _id, field: 'body' }, body)),
    };
  }

  return {
    byName,
    byId,
    byCode,
    byMember,
    async toRow({ id, village, group, number, members, provisional, ...body }) {
      const registered =
        'family' in body ? { lookup: lookupOf({ id, village, number, members, ...body }) } : {};
      return {
        _id: id,
        village,
        number,
        members,
        ...optional('group', group),
        ...optional('provisional', provisional),
        nameIndex: byName(body.name, village),
        body: await vault.seal(id, { record: id, field: 'body' }, body satisfies Body),
        ...registered,
      };
    },
    async toHousehold(row) {
      // Members and facts are handed out by the register only.
      const { family: _family, facts: _facts, code: _code, ...household } = await open(row);
      return household;
    },
    async toRegistered(row) {
      const { family = [], ...household } = await open(row);
      return { ...household, family };
    },
  };
}
