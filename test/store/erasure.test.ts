import { afterEach, describe, expect, it, vi } from 'vitest';
import { toId, type CaseId, type HouseholdId } from '../../src/core/index.ts';
import type { Store } from '../../src/store/index.ts';
import { openTestStore } from './support/open-test-store.ts';
import {
  ids,
  later,
  makeBinding,
  makeEntry,
  makeHousehold,
  makeRequest,
  makeRow,
  makeSettlement,
  makeSnapshot,
  makeTurn,
} from './support/records.ts';
import { makePicture } from './support/use-everything.ts';

const destroyed = { code: 'store:key_destroyed' };

afterEach(() => vi.useRealTimers());

/** A household with everything that hangs on it. */
async function fill(store: Store): Promise<void> {
  await store.households.insert(makeHousehold());
  await store.contacts.bind(ids.contact, makeBinding());
  // Said before the household was known, and after; the last turn has not been settled.
  await store.turns.append(makeTurn({ seq: 1 }));
  await store.turns.append(makeTurn({ seq: 2, sealKey: ids.household }));
  await store.turns.settle([
    makeSettlement(makeTurn({ seq: 1 })),
    makeSettlement(makeTurn({ seq: 2, sealKey: ids.household })),
  ]);
  await store.turns.append(makeTurn({ seq: 3, sealKey: ids.household }));
  await store.cases.append(makeEntry(1), ids.household, makeSnapshot(1));
  await store.cases.append(makeEntry(2), ids.household, makeSnapshot(2));
  await store.requests.insert(makeRequest('r-1'));
  await store.outbox.insert(makeRow('waiting'));
  await store.outbox.insert(makeRow('another', { sealKey: ids.person }));
}

async function isGone(store: Store): Promise<void> {
  await expect(store.households.find(ids.household)).rejects.toMatchObject(destroyed);
  expect(await store.households.listByVillage(ids.village)).toEqual([]);
  expect(await store.contacts.find(ids.contact)).toEqual({
    id: ids.contact,
    seq: 3,
    session: null,
    nudgeAt: null,
  });
  expect(await store.contacts.findByHousehold(ids.household)).toEqual([]);
  expect(await store.contacts.listUnverified(ids.village)).toEqual([]);
  expect(await store.turns.listRecent(ids.contact, 9)).toEqual([]);
  expect(await store.turns.listAfter(ids.contact, 3)).toEqual([]);
  expect(await store.turns.listPending()).toEqual([]);
  expect(await store.turns.isPending(makeTurn({ seq: 3 }).id)).toBe(false);
  expect(await store.cases.listByHousehold(ids.household)).toMatchObject([
    { number: '2026-0001', stage: 'publicity', erased: true },
  ]);
  for (const list of [
    store.cases.listOpen(ids.village),
    store.cases.listByLiaison(ids.person),
    store.cases.listDue(later(9_999), 9),
    store.cases.listProvisional(),
    store.cases.listByStage('publicity'),
    store.requests.listOpen(ids.village),
    store.requests.listDue(later(9_999), 9),
    store.erasure.listEnded(later(9_999), 9),
    store.erasure.listQuiet(later(9_999), 9),
  ])
    expect(await list).toEqual([]);
  expect(await store.cases.verifyJournal(ids.case)).toEqual({ ok: true, entries: 2 });
}

describe('an erased household', () => {
  it('is gone everywhere but for numbers, stages and dates', async () => {
    const { store } = await openTestStore();
    await fill(store);
    const saved = await store.media.save(ids.household, await makePicture());
    const report = await store.erasure.eraseHousehold(ids.household);
    expect(report).toEqual({ contacts: [ids.contact], cases: 1 });
    await isGone(store);
    await expect(store.media.read(saved.ok ? saved.id : toId('none'))).rejects.toMatchObject(destroyed);
    // What waited to be sent is not, and holds up nothing behind it.
    expect((await store.outbox.claim(later(9), 1_000, 9)).map(({ id }) => id)).toEqual(['another']);
    expect(await store.outbox.nextAt()).toBeNull();
    // The contact talks on, under the next number.
    expect(await store.turns.append(makeTurn({ seq: 4 }))).toBe('committed');
    expect(await store.turns.listAfter(ids.contact, 3)).toMatchObject([{ seq: 4 }]);
  });

  it('is gone as well after it was cut short and run again', async () => {
    const { store } = await openTestStore();
    await fill(store);
    await store.keys.destroy(ids.household);
    // Erased, and nothing else done yet: the turn that no snapshot holds keeps its place without its words.
    expect(await store.turns.listAfter(ids.contact, 2)).toMatchObject([
      { seq: 3, events: [], reply: '', erased: true },
    ]);
    await store.erasure.eraseHousehold(ids.household);
    await store.erasure.eraseHousehold(ids.household);
    await isGone(store);
  });

  it('leaves no trace by which its name could be looked for, and no other household touched', async () => {
    const { store, raw } = await openTestStore();
    await fill(store);
    const other = makeHousehold({ id: toId('h-2'), number: 19 });
    await store.households.insert(other);
    await store.erasure.eraseHousehold(ids.household);
    const row = await raw.collection<{ _id: string }>('households').findOne({ _id: ids.household });
    expect(Object.keys(row ?? {}).toSorted()).toEqual(['_id', 'body', 'members', 'number', 'village']);
    expect(await store.households.listByVillage(ids.village)).toEqual([other]);
  });

  it('leaves of a case what templates/messages/_left.liquid says, and nothing sealed that opens', async () => {
    const { store, raw } = await openTestStore();
    await fill(store);
    await store.erasure.eraseHousehold(ids.household);
    const keysIn = async (collection: string, filter: object): Promise<string[]> =>
      Object.keys((await raw.collection(collection).findOne(filter)) ?? {}).toSorted();
    // What stands in clear; no name, number, cause or amount among it.
    const stub = '_id household village number profile seq stage since openedAt urgent declarations';
    const dates = 'publicity monitoredSince liaison visits erased';
    expect(await keysIn('cases', { household: ids.household })).toEqual(
      `${stub} ${dates}`.split(' ').toSorted(),
    );
    // What was done is sealed: `act`.
    const entry = '_id case seq at actor kind profile turn prev hash sealKey act';
    expect(await keysIn('journal', { case: ids.case, seq: 2 })).toEqual(entry.split(' ').toSorted());
    await expect(store.cases.journal(ids.case)).rejects.toMatchObject(destroyed);
  });
});

describe('an ended case', () => {
  const ended = makeSnapshot(1, { stage: 'withdrawn', nextDueAt: null });

  async function end(store: Store, provisional: boolean): Promise<void> {
    await store.households.insert(makeHousehold(provisional ? { provisional } : {}));
    await store.cases.append(makeEntry(1), ids.household, ended);
  }

  it('is erased with its household in the register', async () => {
    const { store, reopen } = await openTestStore();
    await end(store, false);
    await store.erasure.eraseCases(ids.household);
    for (const each of [store, await reopen()]) {
      expect(await each.households.find(ids.household)).toEqual(makeHousehold());
      await expect(each.cases.journal(ids.case)).rejects.toMatchObject(destroyed);
    }
    // It can declare again: the number of its episodes is still known.
    expect(await store.cases.listByHousehold(ids.household)).toHaveLength(1);
    const next = toId<CaseId>('c-9');
    await store.cases.append(makeEntry(1, { case: next }), ids.household, makeSnapshot(1, { id: next }));
    expect(await store.cases.journal(next)).toHaveLength(1);
  });

  it('keeps the register when it was cut short right behind the new key', async () => {
    const { store, raw } = await openTestStore();
    await end(store, false);
    const households = raw.collection<{ _id: string; body: unknown }>('households');
    const before = await households.findOne({ _id: ids.household });
    await store.erasure.eraseCases(ids.household);
    const after = await households.findOne({ _id: ids.household });
    // As it stands when the process ended after the key was renewed and before the line was put back.
    const keys = raw.collection<{ _id: string; carried?: unknown }>('keys');
    await keys.updateOne({ _id: ids.household }, { $set: { carried: after?.body } });
    await households.updateOne({ _id: ids.household }, { $set: { body: before?.body } });
    await expect(store.households.find(ids.household)).rejects.toMatchObject(destroyed);
    await store.erasure.eraseCases(ids.household);
    expect(await store.households.find(ids.household)).toEqual(makeHousehold());
  });

  it('takes a household with it that a declaration made up', async () => {
    const { store } = await openTestStore();
    await end(store, true);
    await store.erasure.eraseCases(ids.household);
    await store.erasure.eraseCases(ids.household);
    await expect(store.households.find(ids.household)).rejects.toMatchObject(destroyed);
  });
});

describe('what is under way', () => {
  it('is found by household and by whoever asked', async () => {
    const { store } = await openTestStore();
    await fill(store);
    await store.leads.insert({
      id: 'l-1',
      seq: 1,
      source: 'chat',
      from: ids.contact,
      sealKey: ids.contact,
      due: null,
      subject: {},
      area: ids.village,
      at: later(0),
      owner: null,
      urgent: false,
      answers: {},
      state: 'new',
    });
    const all = { cases: ['2026-0001'], requests: [1], leads: 1 };
    expect(await store.erasure.findOpen(ids.household, [ids.contact])).toEqual(all);
    expect(await store.erasure.findOpen(null, [ids.contact])).toEqual({ ...all, cases: [] });
    const nobody = toId<HouseholdId>('h-9');
    expect(await store.erasure.findOpen(nobody, [ids.otherContact])).toEqual({
      cases: [],
      requests: [],
      leads: 0,
    });
  });
});

describe('a key that another process destroyed', () => {
  it('is noticed within half a minute', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const { store, reopen } = await openTestStore();
    await fill(store);
    const other = await reopen();
    expect(await other.households.find(ids.household)).toEqual(makeHousehold());
    await store.erasure.eraseHousehold(ids.household);
    vi.advanceTimersByTime(31_000);
    await expect(other.households.find(ids.household)).rejects.toMatchObject(destroyed);
    expect(await other.turns.append(makeTurn({ seq: 4 }))).toBe('committed');
    expect(await store.turns.listAfter(ids.contact, 3)).toMatchObject([{ seq: 4, reply: makeTurn().reply }]);
  });
});
