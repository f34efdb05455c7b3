import { describe, expect, it } from 'vitest';
import { toId, turnIdOf, type CaseId } from '../../src/core/index.ts';
import type { CaseSnapshot } from '../../src/store/index.ts';
import { hashRow } from '../../src/store/entry-chain.ts';
import { deriveKeys } from '../../src/store/master-key.ts';
import { masterKey, openTestStore, type TestStore } from './support/open-test-store.ts';
import { ids, later, makeEntry, makeSnapshot } from './support/records.ts';

describe('cases', () => {
  it('keep journal and snapshot', async () => {
    const { store } = await openTestStore();
    const entries = [makeEntry(1), makeEntry(2)];
    for (const entry of entries) {
      const after = makeSnapshot(entry.seq);
      expect(await store.cases.append(entry, ids.household, after)).toEqual({ ok: true });
    }
    expect(await store.cases.journal(ids.case)).toEqual(entries);
    expect(await store.cases.snapshot(ids.case)).toEqual(makeSnapshot(2));
    expect(await store.cases.findEntryByTurn(turnIdOf(ids.contact, 2))).toEqual(entries[1]);
    expect(await store.cases.findEntryByTurn(turnIdOf(ids.contact, 9))).toBeNull();
    expect(await store.cases.snapshot(toId('none'))).toBeNull();
    expect(await store.cases.journal(toId('none'))).toEqual([]);
  });

  it('take one of twenty entries for the same place', async () => {
    const { store } = await openTestStore();
    await store.cases.append(makeEntry(1), ids.household, makeSnapshot(1));
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        store.cases.append(
          makeEntry(2, { turn: turnIdOf(ids.contact, 100 + index) }),
          ids.household,
          makeSnapshot(2),
        ),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter(({ ok }) => !ok)).toHaveLength(19);
    expect(await store.cases.journal(ids.case)).toHaveLength(2);
    expect(await store.cases.verifyJournal(ids.case)).toEqual({ ok: true, entries: 2 });
  });

  it('refuse an entry that hangs in the air', async () => {
    const { store } = await openTestStore();
    await expect(store.cases.append(makeEntry(2), ids.household, makeSnapshot(2))).rejects.toMatchObject({
      code: 'store:not_found',
    });
  });

  it('keep the newer of two snapshots', async () => {
    const { store } = await openTestStore();
    await Promise.all([3, 1, 2].map((seq) => store.cases.saveSnapshot(makeSnapshot(seq))));
    await store.cases.saveSnapshot(makeSnapshot(1));
    expect((await store.cases.snapshot(ids.case))?.seq).toBe(3);
    const { publicity: _publicity, liaison: _liaison, ...bare } = makeSnapshot(3, { nextDueAt: null });
    await store.cases.saveSnapshot(bare);
    expect(await store.cases.snapshot(ids.case)).toEqual(bare);
    expect(await store.cases.listByLiaison(ids.person)).toEqual([]);
  });

  it('are no open case any more when only help in need is waited for', async () => {
    const { store } = await openTestStore();
    const urgentHelp = { asked: '2026-09-17', due: null, state: 'asked' } as const;
    await store.cases.saveSnapshot(makeSnapshot(1, { id: toId('c-1'), stage: 'rejected', urgentHelp }));
    expect(await store.cases.findOpenByHousehold(ids.household)).toBeNull();
    expect(idsOf(await store.cases.listOpen(ids.village))).toEqual(['c-1']);
    expect(idsOf(await store.cases.listConcerning(ids.village))).toEqual(['c-1']);
  });

  it('are found to be looked at again while they are open', async () => {
    const { store } = await openTestStore();
    const verification = {
      record: 3,
      on: '2026-09-17',
      conclusion: 'true',
      signed: [ids.person],
      waiting: [],
      signers: 1,
      exclusions: [],
      perCapitaFen: 480_000,
      stale: true,
    } as const satisfies NonNullable<CaseSnapshot['verification']>;
    const rough = { ...verification, perCapitaFen: null, stale: false };
    const appeal = { state: 'open', since: '2026-09-20' } as const;
    const made = [
      makeSnapshot(1, { id: toId('c-1'), openedAt: later(1), verification }),
      makeSnapshot(1, { id: toId('c-2'), openedAt: later(2), stage: 'monitored', verification }),
      makeSnapshot(1, { id: toId('c-3'), openedAt: later(3), verification: rough }),
      makeSnapshot(1, { id: toId('c-4'), stage: 'monitored', verification: rough }),
      makeSnapshot(1, { id: toId('c-5'), stage: 'rejected', verification, appeal }),
      makeSnapshot(1, { id: toId('c-6'), verification: { ...verification, stale: false } }),
      makeSnapshot(1, { id: toId('c-7') }),
    ];
    for (const one of made) await store.cases.saveSnapshot(one);
    expect(idsOf(await store.cases.listToRecheck(ids.village))).toEqual(['c-1', 'c-2', 'c-3']);
    expect(await store.cases.snapshot(toId('c-1'))).toEqual(made[0]);
    expect(await store.cases.listToRecheck(ids.otherVillage)).toEqual([]);
  });

  it('are listed by household, village, liaison and date', async () => {
    const { store } = await openTestStore();
    const made = [
      makeSnapshot(1, { id: toId('c-1'), openedAt: later(1), nextDueAt: later(30) }),
      makeSnapshot(1, { id: toId('c-2'), openedAt: later(2), nextDueAt: later(10) }),
      makeSnapshot(1, { id: toId('c-3'), openedAt: later(3), stage: 'withdrawn', nextDueAt: null }),
    ];
    for (const one of made) await store.cases.saveSnapshot(one);
    expect(idsOf(await store.cases.listByHousehold(ids.household))).toEqual(['c-3', 'c-2', 'c-1']);
    expect((await store.cases.findOpenByHousehold(ids.household))?.id).toBe('c-2');
    expect(idsOf(await store.cases.listOpen(ids.village))).toEqual(['c-2', 'c-1']);
    expect(await store.cases.listOpen(ids.otherVillage)).toEqual([]);
    expect(idsOf(await store.cases.listByLiaison(ids.person))).toEqual(['c-1', 'c-2', 'c-3']);
    expect(idsOf(await store.cases.listProvisional())).toEqual(['c-1', 'c-2', 'c-3']);
    expect(idsOf(await store.cases.listByStage('withdrawn'))).toEqual(['c-3']);
    expect(idsOf(await store.cases.listDue(later(40), 10))).toEqual(['c-2', 'c-1']);
    expect(idsOf(await store.cases.listDue(later(20), 10))).toEqual(['c-2']);
    await store.cases.moveDue(toId('c-2'), 1, later(50));
    await store.cases.moveDue(toId('c-1'), 7, later(50));
    expect(idsOf(await store.cases.listDue(later(40), 10))).toEqual(['c-1']);
    await store.cases.moveDue(toId('c-1'), 1, null);
    expect(await store.cases.listDue(later(40), 10)).toEqual([]);
  });

  it('get a number each, by year', async () => {
    const { store } = await openTestStore();
    const numbers = await Promise.all(Array.from({ length: 12 }, () => store.cases.takeNumber('2026')));
    expect(new Set(numbers).size).toBe(12);
    expect(numbers.toSorted().at(-1)).toBe('2026-0012');
    expect(await store.cases.takeNumber('2027')).toBe('2027-0001');
  });
});

describe('the chain of a journal', () => {
  it('holds when nobody touched it, also without the key', async () => {
    const { store } = await fiveEntries();
    expect(await store.cases.verifyJournal(ids.case)).toEqual({ ok: true, entries: 5 });
    await store.keys.destroy(ids.household);
    expect(await store.cases.verifyJournal(ids.case)).toEqual({ ok: true, entries: 5 });
    await expect(store.cases.journal(ids.case)).rejects.toMatchObject({ code: 'store:key_destroyed' });
  });

  it('names a changed entry', async () => {
    const { store, raw } = await fiveEntries();
    await raw.collection('journal').updateOne(entryId(3), { $set: { 'actor.person': 'p-9' } });
    expect(await store.cases.verifyJournal(ids.case)).toEqual({ ok: false, seq: 3, why: 'changed' });
  });

  it('names a dropped entry, in the middle and at the end', async () => {
    const { store, raw } = await fiveEntries();
    await raw.collection('journal').deleteOne(entryId(5));
    expect(await store.cases.verifyJournal(ids.case)).toEqual({ ok: false, seq: 5, why: 'missing' });
    await raw.collection('journal').deleteOne(entryId(2));
    expect(await store.cases.verifyJournal(ids.case)).toEqual({ ok: false, seq: 2, why: 'missing' });
  });

  it('names swapped entries', async () => {
    const { store, raw } = await fiveEntries();
    const journal = raw.collection('journal');
    const [second, third] = await Promise.all([journal.findOne(entryId(2)), journal.findOne(entryId(3))]);
    await journal.replaceOne(entryId(2), { ...third, ...entryId(2), seq: 2 });
    await journal.replaceOne(entryId(3), { ...second, ...entryId(3), seq: 3 });
    expect(await store.cases.verifyJournal(ids.case)).toMatchObject({ ok: false, seq: 2 });
  });

  it('names an inserted entry', async () => {
    const { store, raw } = await fiveEntries();
    const last = await raw.collection('journal').findOne(entryId(5));
    await raw.collection('journal').insertOne({ ...last, ...entryId(6), seq: 6 });
    expect(await store.cases.verifyJournal(ids.case)).toMatchObject({ ok: false, seq: 6 });
  });

  it('notices when an entry is rewritten with a fitting hash of its own, made with the master key', async () => {
    const { store, raw } = await fiveEntries();
    const journal = raw.collection('journal');
    const row = { ...(await journal.findOne(entryId(3))), kind: 'accepted' };
    // A raw row has the stored shape.
    const hash = hashRow(row as unknown as Parameters<typeof hashRow>[0], deriveKeys(masterKey).signLink);
    await journal.updateOne(entryId(3), { $set: { kind: 'accepted', hash } });
    expect(await store.cases.verifyJournal(ids.case)).toEqual({ ok: false, seq: 4, why: 'unlinked' });
  });
});

function idsOf(list: { id: CaseId }[]): string[] {
  return list.map(({ id }) => id);
}

/** A case with five entries, each after the other. */
async function fiveEntries(): Promise<TestStore> {
  const opened = await openTestStore();
  for (let seq = 1; seq <= 5; seq += 1) {
    await opened.store.cases.append(makeEntry(seq), ids.household, makeSnapshot(seq));
  }
  return opened;
}

function entryId(seq: number): object {
  return { _id: `${ids.case}:${seq}` };
}
