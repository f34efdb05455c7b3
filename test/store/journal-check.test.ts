import { createHash } from 'node:crypto';
import type { mongo } from 'mongoose';
import { describe, expect, it } from 'vitest';
import { toId, turnIdOf, type CaseId } from '../../src/core/index.ts';
import { hashEntry } from '../../src/cases/index.ts';
import type { JournalCheck, Store } from '../../src/store/index.ts';
import { toBuffer } from '../../src/store/bytes.ts';
import { openTestStore, type TestStore } from './support/open-test-store.ts';
import { ids, makeEntry, makeSnapshot } from './support/records.ts';

interface RawEntry {
  _id: string;
  case: string;
  seq: number;
  hash: string;
  prev?: string;
  act: mongo.Binary;
  [field: string]: unknown;
}

interface Tampering extends TestStore {
  journal: mongo.Collection<RawEntry>;
  get: (seq: number) => Promise<RawEntry>;
  /** Put an entry in a place of its own, under the id that belongs there. */
  put: (row: RawEntry, seq: number) => Promise<void>;
  found: () => Promise<JournalCheck['findings'] | undefined>;
}

/** A case with five entries, and another that nobody touches. */
async function open(): Promise<Tampering> {
  const opened = await openTestStore();
  const other = toId<CaseId>('c-2');
  for (let seq = 1; seq <= 5; seq += 1) {
    await opened.store.cases.append(makeEntry(seq), ids.household, makeSnapshot(seq));
    const number = '2026-0002';
    await opened.store.cases.append(
      makeEntry(seq, { case: other }),
      ids.household,
      makeSnapshot(seq, { id: other, number }),
    );
  }
  const journal = opened.raw.collection<RawEntry>('journal');
  const idOf = (seq: number): string => `${ids.case}:${seq}`;
  return {
    ...opened,
    journal,
    async get(seq) {
      const row = await journal.findOne({ _id: idOf(seq) });
      if (row === null) throw new Error(`no entry ${seq}`);
      return row;
    },
    async put(row, seq) {
      await journal.replaceOne({ _id: idOf(seq) }, { ...row, _id: idOf(seq), seq }, { upsert: true });
    },
    async found() {
      const checks = await checkAll(opened.store);
      expect(checks.map(({ case: id }) => id)).toEqual([ids.case, other]);
      expect(checks[1]?.findings).toEqual([]);
      return checks[0]?.findings;
    },
  };
}

async function checkAll(store: Store, limit = 50): Promise<JournalCheck[]> {
  const all: JournalCheck[] = [];
  for (;;) {
    const page = await store.cases.checkJournals(all.at(-1)?.case ?? null, limit);
    if (page.length === 0) return all;
    all.push(...page);
  }
}

describe('a tampered journal', () => {
  it('is clean while nobody touched it, and without the household key', async () => {
    const { store, found } = await open();
    expect(await found()).toEqual([]);
    await store.keys.destroy(ids.household);
    expect(await found()).toEqual([]);
  });

  it.each(Array.from({ length: 3 }, (_, at) => at * 31))(
    'names a sealed byte changed at %i',
    async (place) => {
      const { journal, get, found } = await open();
      const { _id, act } = await get(3);
      const bytes = Buffer.from(toBuffer(act));
      bytes[place] = (bytes[place] ?? 0) ^ 1;
      await journal.updateOne({ _id }, { $set: { act: bytes as never } });
      expect(await found()).toEqual([{ seq: 3, why: 'changed' }]);
    },
  );

  it.each([
    { at: new Date('2026-01-01T00:00:00Z') },
    { 'actor.person': 'p-9' },
    { 'actor.role': 'county_officer' },
    { 'actor.area': 'C' },
    { kind: 'accepted' },
    { profile: 'beef' },
    { turn: turnIdOf(ids.contact, 9) },
    { sealKey: 'h-9' },
    { prev: '00' },
    { hash: '00' },
  ])('names the clear field in %j', async (change) => {
    const { journal, get, found } = await open();
    const { _id } = await get(3);
    await journal.updateOne({ _id }, { $set: change as never });
    expect(await found()).toEqual([{ seq: 3, why: 'changed' }]);
  });

  it.each([1, 2, 4, 5])('names entry %i when it was dropped', async (seq) => {
    const { journal, found } = await open();
    await journal.deleteOne({ _id: `${ids.case}:${seq}` });
    expect(await found()).toEqual([{ seq, why: 'missing' }]);
  });

  it('names both of two that were swapped', async () => {
    const { get, put, found } = await open();
    const [second, fourth] = [await get(2), await get(4)];
    await put(second, 4);
    await put(fourth, 2);
    expect(await found()).toEqual([
      { seq: 2, why: 'moved', was: 4 },
      { seq: 4, why: 'moved', was: 2 },
    ]);
  });

  it('names an entry that was put in between, and those it pushed on', async () => {
    const { get, put, found } = await open();
    const [third, fourth, fifth] = [await get(3), await get(4), await get(5)];
    await put(fifth, 6);
    await put(fourth, 5);
    await put(third, 4);
    await put({ ...third, kind: 'accepted' }, 3);
    expect(await found()).toEqual([
      { seq: 3, why: 'changed' },
      { seq: 4, why: 'moved', was: 3 },
      { seq: 5, why: 'moved', was: 4 },
      { seq: 6, why: 'moved', was: 5 },
    ]);
  });

  it('names a second entry under the same number', async () => {
    const { journal, get, found } = await open();
    await journal.insertOne({ ...(await get(3)), _id: 'another' });
    expect(await found()).toContainEqual({ seq: 3, why: 'inserted' });
  });

  it('names all that were numbered anew after one was dropped', async () => {
    const { journal, get, put, found } = await open();
    for (const seq of [3, 4, 5]) await put(await get(seq), seq - 1);
    await journal.deleteOne({ _id: `${ids.case}:5` });
    expect(await found()).toEqual([
      { seq: 2, why: 'moved', was: 3 },
      { seq: 3, why: 'moved', was: 4 },
      { seq: 4, why: 'moved', was: 5 },
      { seq: 5, why: 'missing' },
    ]);
  });

  it('is not mended by somebody who hashes it anew without the master key', async () => {
    const { get, put, found } = await open();
    let { hash: before } = await get(2);
    for (const seq of [3, 4, 5]) {
      const { _id, hash: _hash, prev: _prev, act, case: id, actor, turn, ...clear } = await get(seq);
      const fields = { case: id, actor, turn: turn ?? null, ...clear, kind: 'accepted' };
      const hash = hashEntry(before, fields, toBuffer(act));
      await put(
        { ...fields, _id, act, prev: before, hash: createHash('sha256').update(hash).digest('hex') },
        seq,
      );
      before = hash;
    }
    expect((await found())?.map(({ seq, why }) => [seq, why])).toEqual([
      [3, 'changed'],
      [4, 'changed'],
      [5, 'changed'],
    ]);
  });

  it('says so when the case beside it is gone', async () => {
    const { raw, found } = await open();
    await raw.collection<{ _id: string }>('cases').deleteOne({ _id: ids.case });
    expect(await found()).toEqual([{ seq: 5, why: 'no_snapshot' }]);
  });

  it('names every entry when all are gone', async () => {
    const { journal, found } = await open();
    await journal.deleteMany({ case: ids.case });
    expect((await found())?.map(({ seq, why }) => [seq, why])).toEqual(
      [1, 2, 3, 4, 5].map((seq) => [seq, 'missing']),
    );
  });
});

describe('the walk over all cases', () => {
  it('meets every case once, by pages, one longer than a page among them', async () => {
    const { store, raw } = await openTestStore();
    const many = Array.from({ length: 60 }, (_, n) => toId<CaseId>(`c-${String(n).padStart(3, '0')}`));
    for (const id of many) {
      await store.cases.append(
        makeEntry(1, { case: id }),
        ids.household,
        makeSnapshot(1, { id, number: id }),
      );
    }
    const long = many[30] ?? ids.case;
    for (let seq = 2; seq <= 150; seq += 1) {
      const entry = makeEntry(seq, { case: long, turn: turnIdOf(ids.contact, seq) });
      await store.cases.append(entry, ids.household, makeSnapshot(seq, { id: long, number: long }));
    }
    // One has no case, another no journal.
    await raw.collection<{ _id: string }>('cases').deleteOne({ _id: 'c-010' });
    await raw.collection('journal').deleteMany({ case: 'c-050' });
    const checks = await checkAll(store, 7);
    expect(checks.map(({ case: id }) => id)).toEqual(many);
    const wrong = checks.filter(({ findings }) => findings.length > 0);
    expect(wrong.map(({ case: id, findings }) => [id, findings])).toEqual([
      ['c-010', [{ seq: 1, why: 'no_snapshot' }]],
      ['c-050', [{ seq: 1, why: 'missing' }]],
    ]);
    expect(checks[30]?.entries).toHaveLength(150);
  });
});
