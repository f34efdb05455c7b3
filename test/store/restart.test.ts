import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { masterKey, openTestStore } from './support/open-test-store.ts';
import { ids, makeEntry, makeHousehold, makePerson, makeRow, makeTurn, planted } from './support/records.ts';
import { makePicture, useEverything } from './support/use-everything.ts';

describe('a store opened again', () => {
  it('reads everything the first one wrote', async () => {
    const { store, reopen } = await openTestStore();
    await useEverything(store);
    const picture = await store.media.save(ids.contact, await makePicture());
    if (!picture.ok) throw new Error(picture.why);
    const before = await store.media.read(picture.id);
    await store.close();

    const again = await reopen();
    await again.prepare();
    expect(await again.turns.listAfter(ids.contact, 0)).toEqual([makeTurn()]);
    expect(await again.cases.journal(ids.case)).toEqual([makeEntry(1), makeEntry(2)]);
    expect(await again.cases.verifyJournal(ids.case)).toEqual({ ok: true, entries: 2 });
    expect(await again.households.findByName(planted.name, ids.village)).toEqual([makeHousehold()]);
    expect((await again.people.find(ids.person))?.name).toBe(makePerson().name);
    expect((await again.outbox.find('b'))?.text).toBe(makeRow('b').text);
    expect((await again.contacts.find(ids.contact))?.binding?.phone).toBe(planted.phone);
    expect(await again.media.read(picture.id)).toEqual(before);
    expect(await again.cases.takeNumber('2026')).toBe('2026-0002');
  });

  it('says so when no server answers', async () => {
    const uri = 'mongodb://127.0.0.1:1/none?serverSelectionTimeoutMS=200';
    await expect(openStore({ uri, masterKey })).rejects.toMatchObject({ code: 'store:unavailable' });
  });
});
