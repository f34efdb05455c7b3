import { describe, expect, it } from 'vitest';
import { groupIdOf, toId, type MediaId } from '../../src/core/index.ts';
import type { OutboxRow } from '../../src/store/index.ts';
import { openTestStore } from './support/open-test-store.ts';
import { at, ids, later, makeRow, planted } from './support/records.ts';

const leaseMs = 60_000;

describe('outbox', () => {
  it('keeps a fact once for ever', async () => {
    const { store } = await openTestStore();
    const results = await Promise.all([1, 2, 3].map(() => store.outbox.insert(makeRow('a'))));
    expect(results.filter(Boolean)).toHaveLength(1);
    await store.outbox.claim(at, leaseMs, 1);
    await store.outbox.markSent('a', later(1));
    expect(await store.outbox.insert(makeRow('a'))).toBe(false);
    expect(await store.outbox.find('a')).toEqual(
      makeRow('a', { state: 'sent', attempts: 1, sentAt: later(1) }),
    );
  });

  it('hands out rows in order of their moment, each to one taker', async () => {
    const { store } = await openTestStore();
    await store.outbox.insert(makeRow('late', { notBefore: later(20) }));
    await store.outbox.insert(makeRow('b'));
    await store.outbox.insert(makeRow('a'));
    await store.outbox.insert(makeRow('early', { nextAttemptAt: later(-5), notBefore: later(-5) }));
    expect(await store.outbox.nextAt()).toEqual(later(-5));
    const taken = await Promise.all([1, 2, 3, 4, 5].map(() => store.outbox.claim(later(1), leaseMs, 1)));
    expect(taken.flatMap((rows) => rows.map(({ id }) => id)).toSorted()).toEqual(['a', 'b', 'early']);
    expect(await store.outbox.nextAt()).toEqual(later(20));
    expect(await store.outbox.claim(later(20), leaseMs, 1)).toMatchObject([{ leaseUntil: later(21) }]);
    expect(await store.outbox.nextAt()).toBeNull();
  });

  it('hands out many at once, the oldest first, none to two takers', async () => {
    const { store } = await openTestStore();
    const rows = Array.from({ length: 20 }, (_, n) => makeRow(`r-${n}`, { nextAttemptAt: later(n) }));
    for (const row of rows) await store.outbox.insert(row);
    expect((await store.outbox.claim(later(30), leaseMs, 3)).map(({ id }) => id)).toEqual([
      'r-0',
      'r-1',
      'r-2',
    ]);
    const taken = await Promise.all([1, 2, 3, 4].map(() => store.outbox.claim(later(30), leaseMs, 5)));
    const last = await store.outbox.claim(later(30), leaseMs, 20);
    const claimed = [...taken.flat(), ...last].map(({ id }) => id);
    expect(claimed.toSorted()).toEqual(
      rows
        .slice(3)
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it('goes in the order of ids at the same moment', async () => {
    const { store } = await openTestStore();
    for (const id of ['reply:1:act', 'reply:1', 'reply:2']) await store.outbox.insert(makeRow(id));
    const order = [await store.outbox.claim(at, leaseMs, 2), await store.outbox.claim(at, leaseMs, 2)];
    expect(order.flat().map(({ id }) => id)).toEqual(['reply:1', 'reply:1:act', 'reply:2']);
  });

  it('tries again later after an error', async () => {
    const { store } = await openTestStore();
    await store.outbox.insert(makeRow('a'));
    await store.outbox.claim(at, leaseMs, 1);
    await store.outbox.markErrored('a', 'channel:send_failed', later(5));
    expect(await store.outbox.claim(later(4), leaseMs, 1)).toEqual([]);
    const [again] = await store.outbox.claim(later(5), leaseMs, 1);
    expect(again).toMatchObject({ id: 'a', attempts: 2, error: 'channel:send_failed', state: 'sending' });
    await store.outbox.markFailed('a', 'channel:send_failed');
    await store.outbox.markErrored('a', 'late', later(9));
    expect((await store.outbox.find('a'))?.state).toBe('failed');
  });

  it('finds rows that a dead process left behind', async () => {
    const { store } = await openTestStore();
    for (const id of ['a', 'b']) await store.outbox.insert(makeRow(id));
    for (const minute of [0, 2]) await store.outbox.claim(later(minute), leaseMs, 1);
    expect((await store.outbox.listStranded(later(1))).map(({ id }) => id)).toEqual(['a']);
    await store.outbox.requeue('a', `（可能重复）${planted.name}`);
    await store.outbox.markUnknown('b');
    expect(await store.outbox.listStranded(later(9))).toEqual([]);
    expect(await store.outbox.claim(later(9), leaseMs, 1)).toMatchObject([
      { id: 'a', text: `（可能重复）${planted.name}` },
    ]);
    expect((await store.outbox.find('b'))?.state).toBe('unknown');
    await expect(store.outbox.requeue('none', '')).rejects.toMatchObject({ code: 'store:not_found' });
  });

  it('lets a newer row of a topic replace the waiting older one, not the sent one', async () => {
    const { store } = await openTestStore();
    await store.outbox.insert(digest('d1', 0));
    await store.outbox.claim(at, leaseMs, 1);
    await store.outbox.markSent('d1', at);
    await store.outbox.insert(digest('d2', 1));
    await store.outbox.insert(makeRow('other', { topic: 'digest:v2' }));
    await store.outbox.insert(digest('d3', 2));
    const states = await Promise.all(['d1', 'd2', 'd3', 'other'].map((id) => store.outbox.find(id)));
    expect(states.map((row) => row?.state)).toEqual(['sent', 'superseded', 'queued', 'queued']);
  });

  it('keeps the address of a group and a file; the key may be the group’s', async () => {
    const { store } = await openTestStore();
    const row = makeRow('g', {
      to: { channel: 'simulator', account: 'bot', room: 'r1', mentions: ['p1'] },
      sealKey: groupIdOf('simulator', 'bot', 'r1'),
      quick: [],
      media: toId<MediaId>('65f000000000000000000001'),
    });
    await store.outbox.insert(row);
    expect(await store.outbox.find('g')).toEqual(row);
  });

  it('passes over what was erased', async () => {
    const { store, reopen } = await openTestStore();
    await store.outbox.insert(makeRow('a'));
    await store.outbox.insert(makeRow('b', { sealKey: ids.contact }));
    await store.keys.destroy(ids.household);
    const other = await reopen();
    expect(await other.outbox.claim(later(1), leaseMs, 1)).toMatchObject([{ id: 'b' }]);
    expect(await other.outbox.claim(later(1), leaseMs, 1)).toEqual([]);
  });
});

function digest(id: string, minute: number): OutboxRow {
  return makeRow(id, { topic: 'digest:v1', createdAt: later(minute) });
}
