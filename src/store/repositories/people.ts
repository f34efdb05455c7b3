import { holdsOn, isWithin, toId, type Day, type RoleAssignment } from '../../core/index.ts';
import { optional, setOrUnset } from '../fields.ts';
import { insertAllNew } from '../insert-new.ts';
import type { Models } from '../models/index.ts';
import type { PersonRow } from '../models/person.ts';
import type { Person, Store } from '../types.ts';
import { openEach, type Vault } from '../vault.ts';
import { within } from '../within.ts';

type Sealed = Pick<Person, 'name' | 'phone'>;

/** The people of the county's work with their roles. */
export function createPeople({ people }: Models, vault: Vault): Store['people'] {
  async function toRow({ id, name, phone, roles, contact }: Person): Promise<PersonRow> {
    const sealed: Sealed = { name, ...optional('phone', phone) };
    const body = await vault.seal(id, { record: id, field: 'body' }, sealed);
    return { _id: id, roles, body, ...optional('contact', contact), ...optional('endsOn', endOf(roles)) };
  }

  async function toPerson({ _id, roles, contact, body }: PersonRow): Promise<Person> {
    return {
      id: toId(_id),
      ...(await vault.open<Sealed>(_id, { record: _id, field: 'body' }, body)),
      roles,
      ...optional('contact', contact === undefined ? null : toId<NonNullable<Person['contact']>>(contact)),
    };
  }

  return {
    async find(id) {
      const row = await people.findOne({ _id: id }).lean<PersonRow>();
      return row === null ? null : toPerson(row);
    },
    async findMany(ids) {
      const rows = await people.find({ _id: { $in: ids } }).lean<PersonRow[]>();
      return openEach(rows, toPerson);
    },
    async listByRole(role, area, day) {
      const named = people.find({ roles: { $elemMatch: { area, role } } }).sort({ _id: 1 });
      const found = await openEach(await named.lean<PersonRow[]>(), toPerson);
      return found.filter((person) =>
        person.roles.some((one) => one.role === role && one.area === area && holdsOn(one, day)),
      );
    },
    async list() {
      const rows = await people.find().sort({ _id: 1 }).lean<PersonRow[]>();
      return openEach(rows, toPerson);
    },
    async updateMany(list) {
      if (list.length === 0) return;
      const rows = await Promise.all(list.map(toRow));
      await people.bulkWrite(
        rows.map(({ _id, roles, body, endsOn }) => ({
          updateOne: { filter: { _id }, update: setOrUnset({ roles, body, endsOn }) },
        })),
        { ordered: false },
      );
    },
    async setContact(id, contact) {
      await people.updateOne({ _id: id }, setOrUnset({ contact }));
    },
    async listWithin(area, day) {
      const named = people.find({ roles: { $elemMatch: { area: within(area) } } }).sort({ _id: 1 });
      const found = await openEach(await named.lean<PersonRow[]>(), toPerson);
      return found.filter((person) =>
        person.roles.some((one) => isWithin(one.area, area) && holdsOn(one, day)),
      );
    },
    async listEnded(today, limit) {
      const ended = people
        .find({ endsOn: { $lt: today } })
        .sort({ endsOn: 1 })
        .limit(limit);
      return openEach(await ended.lean<PersonRow[]>(), toPerson);
    },
    async clearEnded({ id, roles }) {
      await people.updateOne({ _id: id, endsOn: endOf(roles) ?? '' }, { $unset: { endsOn: '' } });
    },
    async insertMany(list) {
      await insertAllNew(people, await Promise.all(list.map(toRow)));
    },
  };
}

/** The day on which the last of the roles ends; null while one has no end, or there is none. */
function endOf(roles: readonly RoleAssignment[]): Day | null {
  const ends = roles.flatMap(({ to }) => to ?? []);
  return ends.length < roles.length ? null : (ends.toSorted().at(-1) ?? null);
}
