import { randomBytes } from 'node:crypto';
import { mongo } from 'mongoose';
import { describe, expect, it } from 'vitest';
import { toBuffer } from '../../src/store/bytes.ts';
import { openBytes, sealBytes } from '../../src/store/seal.ts';
import { openTestStore } from './support/open-test-store.ts';
import {
  ids,
  later,
  makeBinding,
  makeEntry,
  makeHousehold,
  makePerson,
  makeSettlement,
  makeSnapshot,
  makeTurn,
  planted,
} from './support/records.ts';
import { useEverything } from './support/use-everything.ts';

const broken = { code: 'store:seal_broken' };
const destroyed = { code: 'store:key_destroyed' };

describe('a seal', () => {
  const key = randomBytes(32);
  const sealed = sealBytes(key, 'h-1|name', Buffer.from(planted.name));

  it('opens in its place and looks different each time', () => {
    expect(openBytes(key, 'h-1|name', sealed).toString()).toBe(planted.name);
    expect(sealBytes(key, 'h-1|name', Buffer.from(planted.name)).equals(sealed)).toBe(false);
    expect(openBytes(key, 'x', sealBytes(key, 'x', Buffer.alloc(0)))).toHaveLength(0);
  });

  it('does not open with any one bit changed, or cut short', () => {
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => openBytes(key, 'h-1|name', changed)).toThrow('store:seal_broken');
    }
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => openBytes(key, 'h-1|name', sealed.subarray(0, length))).toThrow('store:seal_broken');
    }
  });

  it('does not open elsewhere or with another key', () => {
    expect(() => openBytes(key, 'h-2|name', sealed)).toThrow('store:seal_broken');
    expect(() => openBytes(key, 'h-1|phone', sealed)).toThrow('store:seal_broken');
    expect(() => openBytes(randomBytes(32), 'h-1|name', sealed)).toThrow('store:seal_broken');
  });
});

describe('the database opened raw', () => {
  it('shows nothing of what people said', async () => {
    const { store, raw } = await openTestStore();
    await useEverything(store);
    const seen: string[] = [];
    for (const { name } of await raw.listCollections({}, { nameOnly: true }).toArray()) {
      for (const row of await raw.collection(name).find().toArray()) {
        const bytes = Buffer.from(mongo.BSON.serialize(row));
        for (const [what, secret] of Object.entries(planted)) {
          if (bytes.includes(secret)) seen.push(`${what} in ${name}`);
          if (bytes.includes(Buffer.from(secret).toString('base64'))) seen.push(`${what} encoded in ${name}`);
        }
      }
    }
    expect(seen).toEqual([]);
  });

  it('does not let a sealed value be moved to another record or field', async () => {
    const { store, raw } = await openTestStore();
    await store.turns.append(makeTurn({ seq: 1 }));
    await store.turns.append(makeTurn({ seq: 2 }));
    const turns = raw.collection<{ _id: string; body: mongo.Binary }>('turns');
    const second = await turns.findOne({ _id: `${ids.contact}:2` });
    await turns.updateOne({ _id: `${ids.contact}:1` }, { $set: { body: second?.body } as object });
    await expect(store.turns.listAfter(ids.contact, 0)).rejects.toMatchObject(broken);
    await expect(store.turns.listPending()).rejects.toMatchObject(broken);

    const contacts = raw.collection<{ _id: string; session: mongo.Binary }>('contacts');
    await store.contacts.bind(ids.contact, makeBinding());
    await store.turns.settle([makeSettlement(makeTurn({ sealKey: ids.household }))]);
    const contact = await contacts.findOne({ _id: ids.contact });
    await contacts.updateOne({ _id: ids.contact }, { $set: { binding: contact?.session } as object });
    await expect(store.contacts.find(ids.contact)).rejects.toMatchObject(broken);
  });

  it('does not let a bit of a stored value change', async () => {
    const { store, raw } = await openTestStore();
    await store.households.insert(makeHousehold());
    const households = raw.collection<{ _id: string; body: mongo.Binary }>('households');
    const row = await households.findOne({ _id: ids.household });
    const body = Buffer.from(toBuffer(row?.body ?? Buffer.alloc(0)));
    body[40] = (body[40] ?? 0) ^ 1;
    await households.updateOne({ _id: ids.household }, { $set: { body: new mongo.Binary(body) } });
    await expect(store.households.find(ids.household)).rejects.toMatchObject(broken);
  });
});

describe('keys', () => {
  it('are made once by many at the same time', async () => {
    const { store, raw, reopen } = await openTestStore();
    const others = await Promise.all([reopen(), reopen()]);
    const turns = [store, ...others].flatMap((each, index) =>
      [1, 2, 3].map((seq) => each.turns.append(makeTurn({ seq: index * 3 + seq }))),
    );
    await Promise.all(turns);
    expect(await raw.collection<{ _id: string }>('keys').find({ _id: ids.contact }).toArray()).toHaveLength(
      1,
    );
    const fresh = await reopen();
    expect(await fresh.turns.listAfter(ids.contact, 0)).toHaveLength(9);
  });

  it('erase a household when destroyed, and nobody else', async () => {
    const { store } = await openTestStore();
    const other = makeHousehold({ id: ids.case as never, number: 19, name: planted.otherName });
    await store.households.insertMany([makeHousehold(), other]);
    await store.contacts.bind(ids.contact, makeBinding());
    await store.cases.append(makeEntry(1), ids.household, makeSnapshot(1));
    await store.keys.destroy(ids.household);
    await expect(store.households.find(ids.household)).rejects.toMatchObject(destroyed);
    expect(await store.contacts.find(ids.contact)).toEqual({
      id: ids.contact,
      seq: 0,
      session: null,
      nudgeAt: null,
    });
    await expect(store.cases.journal(ids.case)).rejects.toMatchObject(destroyed);
    expect(await store.households.listByVillage(ids.village)).toEqual([other]);
    expect(await store.cases.listDue(later(999), 10)).toEqual([]);
    // A destroyed key is never made again under its old id.
    await expect(store.turns.append(makeTurn({ sealKey: ids.household }))).rejects.toMatchObject(destroyed);
  });

  it('do not fit a database begun with another master key', async () => {
    const { store, reopen } = await openTestStore();
    await store.people.insertMany([makePerson()]);
    const wrong = await reopen(new Uint8Array(32).fill(7));
    await expect(wrong.prepare()).rejects.toMatchObject(broken);
    await expect(wrong.people.find(ids.person)).rejects.toMatchObject(broken);
    await expect(reopen(new Uint8Array(16))).rejects.toThrow('32 bytes');
  });
});
