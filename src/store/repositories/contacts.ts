import { toId } from '../../core/index.ts';
import type { Session } from '../../flow/index.ts';
import { optional, setOrUnset } from '../fields.ts';
import { upsertOnce } from '../insert-new.ts';
import type { ContactRow } from '../models/contact.ts';
import type { Models } from '../models/index.ts';
import type { Binding, Contact, Store } from '../types.ts';
import { noneWhenDestroyed, type Vault } from '../vault.ts';

type SealedBinding = Pick<Binding, 'name' | 'place' | 'phone' | 'group'>;

/** Contacts with their session's snapshot, their binding and their nudge. */
export function createContacts({ contacts }: Models, vault: Vault): Store['contacts'] {
  /** After the destruction of the household's key the contact is a stranger again, who can start anew. */
  async function toContact(row: ContactRow): Promise<Contact> {
    return {
      id: toId(row._id),
      seq: row.seq,
      session: (await openSession(row).catch(noneWhenDestroyed)) ?? null,
      nudgeAt: row.nudgeAt ?? null,
      ...optional(
        'person',
        row.person === undefined ? null : toId<NonNullable<Contact['person']>>(row.person),
      ),
      ...optional('binding', await openBinding(row).catch(noneWhenDestroyed)),
    };
  }

  async function openSession({ _id, session, sessionKey }: ContactRow): Promise<Session | null> {
    if (!session || !sessionKey) return null;
    return vault.open<Session>(sessionKey, { record: _id, field: 'session' }, session);
  }

  async function openBinding(row: ContactRow): Promise<Binding | null> {
    const { binding, bindingKey, standing, boundAt } = row;
    if (!binding || !bindingKey || !standing || !boundAt) return null;
    const place = { record: row._id, field: 'binding' };
    return {
      ...(await vault.open<SealedBinding>(bindingKey, place, binding)),
      area: row.area === undefined ? null : toId(row.area),
      household: row.household === undefined ? null : toId(row.household),
      standing,
      at: boundAt,
    };
  }

  /** Once the household is known its key seals what we know of its people: destroying it erases them too. */
  async function sealBinding(
    id: string,
    { name, place, phone, group, household }: Binding,
  ): Promise<{ binding: Buffer; bindingKey: string }> {
    const sealed: SealedBinding = { name, place, ...optional('phone', phone), ...optional('group', group) };
    const bindingKey = household ?? id;
    const binding = await vault.seal(bindingKey, { record: id, field: 'binding' }, sealed);
    return { binding, bindingKey };
  }

  /** Write to a contact, known or not. */
  async function write(id: string, update: { $set?: object; $unset?: object }): Promise<void> {
    const made = { $setOnInsert: { seq: 0 } };
    await upsertOnce(() => contacts.updateOne({ _id: id }, { ...update, ...made }, { upsert: true }));
  }

  return {
    async find(id) {
      const row = await contacts.findOne({ _id: id }).lean<ContactRow>();
      return row === null ? null : toContact(row);
    },
    async bind(id, binding) {
      const { area, household, standing, at } = binding;
      const update = setOrUnset({
        ...(await sealBinding(id, binding)),
        area,
        household,
        standing,
        boundAt: at,
      });
      await write(id, {});
      // A handler that runs again must not put an older word over what was judged or joined since.
      const { matchedCount } = await contacts.updateOne({ _id: id, boundAt: null }, update);
      if (matchedCount === 0) await contacts.updateOne({ _id: id, boundAt: { $lt: at } }, update);
    },
    async judgeBinding(id, boundAt, standing) {
      const left = standing === 'refused' ? { household: null } : {};
      await contacts.updateOne({ _id: id, boundAt }, setOrUnset({ standing, ...left }));
    },
    async joinHousehold(id, binding, household) {
      const update = { $set: { ...(await sealBinding(id, { ...binding, household })), household } };
      await contacts.updateOne({ _id: id, boundAt: binding.at, household: null }, update);
    },
    assignPerson: (id, person) => write(id, { $set: { person } }),
    async releasePerson(id, person) {
      await contacts.updateOne({ _id: id, person }, { $unset: { person: '' } });
    },
    async findByHousehold(household) {
      const rows = await contacts.find({ household }).lean<ContactRow[]>();
      return Promise.all(rows.map(toContact));
    },
    async listUnverified(village) {
      const rows = await contacts.find({ area: village, standing: 'declared' }).lean<ContactRow[]>();
      return Promise.all(rows.map(toContact));
    },
    async listOpen(after, limit) {
      const open = contacts
        .find({ _id: { $gt: after ?? '' }, sessionKey: { $gt: '' } })
        .sort({ _id: 1 })
        .limit(limit);
      return Promise.all((await open.lean<ContactRow[]>()).map(toContact));
    },
    async listToNudge(now, limit) {
      const due = contacts
        .find({ nudgeAt: { $lte: now } })
        .sort({ nudgeAt: 1 })
        .limit(limit);
      return Promise.all((await due.lean<ContactRow[]>()).map(toContact));
    },
    async clearNudge(id, nudgeAt) {
      const { modifiedCount } = await contacts.updateOne({ _id: id, nudgeAt }, { $unset: { nudgeAt: '' } });
      return modifiedCount === 1;
    },
  };
}
