import { toId, type ContactId, type HouseholdId } from '../../core/index.ts';
import { toBuffer } from '../bytes.ts';
import type { Keyring } from '../keyring.ts';
import type { CaseRow } from '../models/case.ts';
import type { ContactRow } from '../models/contact.ts';
import type { HouseholdRow } from '../models/household.ts';
import type { Models } from '../models/index.ts';
import type { Store } from '../types.ts';
import { noneWhenDestroyed, type Vault } from '../vault.ts';

/**
 * Destroys keys with everything around them, so that nothing points at words that are gone. Each function may be cut
 * short and run again; what marks a record as to be erased goes last.
 */
export function createErasure(models: Models, keyring: Keyring, vault: Vault): Store['erasure'] {
  const { cases, contacts, households, leads, requests, turns } = models;

  async function contactsOf(household: HouseholdId): Promise<ContactId[]> {
    const rows = await contacts.find({ household }, { _id: 1 }).lean<Pick<ContactRow, '_id'>[]>();
    return rows.map(({ _id }) => toId(_id));
  }

  /** A stranger from now on, whose next turn gets the next number. */
  async function eraseContact(id: ContactId): Promise<void> {
    await keyring.renew(id);
    await turns.updateMany({ contact: id, pending: true }, { $unset: { pending: '' } });
    const [last] = await turns.find({ contact: id }, { seq: 1 }).sort({ seq: -1 }).limit(1).lean();
    const gone = ['session', 'sessionKey', 'nudgeAt', 'binding', 'bindingKey'] as const;
    const left = ['household', 'area', 'standing', 'boundAt', 'quietSince'] as const;
    await contacts.updateOne(
      { _id: id },
      {
        $max: { seq: last?.seq ?? 0 },
        $unset: Object.fromEntries([...gone, ...left].map((field) => [field, ''])),
      },
    );
  }

  /** What stays of a case by law: number, stage, dates, who decided. */
  async function stubCases(household: HouseholdId): Promise<number> {
    const { modifiedCount } = await cases.updateMany(
      { household },
      {
        $set: { erased: true },
        $unset: {
          open: '',
          township: '',
          nextDueAt: '',
          endedAt: '',
          file: '',
          'publicity.provisional': '',
        },
      },
    );
    return modifiedCount;
  }

  async function closeRequests(sealKey: string, from: ContactId[]): Promise<void> {
    const done = { $set: { state: 'done' }, $unset: { open: '', line: '', dueAt: '' } } as const;
    await requests.updateMany({ open: true, sealKey }, done);
    await requests.updateMany({ open: true, from: { $in: from } }, done);
  }

  /** What was carried over goes back to its place. */
  async function restoreCarried(household: HouseholdId): Promise<void> {
    const carried = await keyring.findCarried(household);
    if (carried === null) return;
    await households.updateOne({ _id: household }, { $set: { body: carried } });
    await keyring.dropCarried(household);
  }

  async function eraseHousehold(household: HouseholdId): Promise<{ contacts: ContactId[]; cases: number }> {
    const people = await contactsOf(household);
    await keyring.destroy(household);
    await closeRequests(household, people);
    const stubs = await stubCases(household);
    // The blind indexes would still tell whether a name or a number was here.
    await households.updateOne(
      { _id: household },
      { $set: { members: 0 }, $unset: { nameIndex: '', lookup: '', group: '' } },
    );
    for (const contact of people) await eraseContact(contact);
    return { contacts: people, cases: stubs };
  }

  return {
    async findOpen(household, from) {
      const [open, sealed, asked, told] = await Promise.all([
        household === null ? [] : cases.find({ household, open: true }, { number: 1 }).lean<CaseRow[]>(),
        household === null ? [] : requests.find({ open: true, sealKey: household }, { number: 1 }).lean(),
        requests.find({ open: true, from: { $in: from } }, { number: 1 }).lean(),
        leads.find({ from: { $in: from }, open: true }, { _id: 1 }).lean(),
      ]);
      return {
        cases: open.map(({ number }) => number),
        requests: [...new Set([...sealed, ...asked].map(({ number }) => number))],
        leads: told.length,
      };
    },
    eraseHousehold,
    async eraseCases(household) {
      await restoreCarried(household);
      const row = await households.findOne({ _id: household }).lean<HouseholdRow>();
      const place = { record: household, field: 'body' };
      const plain =
        row === null || row.provisional === true
          ? undefined
          : await vault.openBytes(household, place, toBuffer(row.body)).catch(noneWhenDestroyed);
      // Nothing of the register is in it, or it was begun before and cut short.
      if (plain === undefined) {
        await eraseHousehold(household);
        return;
      }
      await keyring.renew(household, { place, plain });
      await restoreCarried(household);
      await stubCases(household);
    },
    eraseContact,
    async dropDraft(contact, quietSince) {
      // Whoever has said something since has a draft that is used.
      await contacts.updateOne(
        { _id: contact, quietSince },
        { $unset: { session: '', sessionKey: '', nudgeAt: '', quietSince: '' } },
      );
    },
    async listQuiet(before, limit) {
      const rows = await contacts
        .find({ quietSince: { $lt: before } }, { quietSince: 1 })
        .sort({ quietSince: 1 })
        .limit(limit)
        .lean<ContactRow[]>();
      return rows.flatMap(({ _id, quietSince }) =>
        quietSince === undefined ? [] : { contact: toId<ContactId>(_id), quietSince },
      );
    },
    async listEnded(before, limit) {
      const rows = await cases
        .find({ endedAt: { $lt: before } }, { household: 1 })
        .sort({ endedAt: 1 })
        .limit(limit)
        .lean<CaseRow[]>();
      return [...new Set(rows.map(({ household }) => toId<HouseholdId>(household)))];
    },
  };
}
