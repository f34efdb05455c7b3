import { describe, expect, it } from 'vitest';
import { toId, type AreaCode } from '../../src/core/index.ts';
import { openTestStore } from './support/open-test-store.ts';
import { ids, later, makeRequest, makeTurn } from './support/records.ts';

const taking = { by: ids.person, contact: ids.otherContact, turn: makeTurn().id };
const line = [ids.contact, ids.otherContact];

describe('a request', () => {
  it('is kept once, under a number of its own', async () => {
    const { store } = await openTestStore();
    const first = await store.requests.insert(makeRequest('a'));
    const again = await store.requests.insert(makeRequest('a'));
    const second = await store.requests.insert(makeRequest('b'));
    expect(again).toEqual(first);
    expect(first).toMatchObject({ ...makeRequest('a'), state: 'waiting', answered: false });
    expect(second.number).not.toBe(first.number);
    expect((await store.requests.findByNumber(second.number))?.id).toBe('b');
  });

  it('is taken by one of two who reach for it at once, and its line found from both ends', async () => {
    const { store } = await openTestStore();
    await store.requests.insert(makeRequest('a'));
    const other = { ...taking, by: toId<typeof ids.person>('p-2') };
    const taken = await Promise.all([
      store.requests.take('a', { ...taking, line, dueAt: null }),
      store.requests.take('a', { ...other, line, dueAt: null }),
    ]);
    expect(taken.filter(Boolean)).toHaveLength(1);
    for (const contact of line) expect((await store.requests.findLine(contact))?.id).toBe('a');
    await store.requests.close('a');
    for (const contact of line) expect(await store.requests.findLine(contact)).toBeNull();
    expect(await store.requests.take('a', { ...taking, line, dueAt: null })).toBe(false);
  });

  it('goes back to waiting', async () => {
    const { store } = await openTestStore();
    await store.requests.insert(makeRequest('a'));
    await store.requests.take('a', { ...taking, line, dueAt: later(60) });
    await store.requests.release('a', null);
    const request = await store.requests.find('a');
    expect(request).toMatchObject({ state: 'waiting', dueAt: null });
    expect(request?.taken).toBeUndefined();
    expect(await store.requests.findLine(ids.contact)).toBeNull();
  });

  it('is seen from its area and from above, and from nowhere else', async () => {
    const { store } = await openTestStore();
    await store.requests.insert(makeRequest('a', { area: ids.village }));
    await store.requests.insert(makeRequest('b', { area: toId<AreaCode>('C-T2') }));
    const seen = async (area: string): Promise<string[]> =>
      (await store.requests.listOpen(toId<AreaCode>(area))).map(({ id }) => id);
    expect(await seen(ids.village)).toEqual(['a']);
    expect(await seen('C-T1')).toEqual(['a']);
    expect(await seen('C-T')).toEqual([]);
    expect((await seen('C')).toSorted()).toEqual(['a', 'b']);
    await store.requests.close('a');
    expect(await seen('C')).toEqual(['b']);
  });

  it('is judged once, after it was answered', async () => {
    const { store } = await openTestStore();
    await store.requests.insert(makeRequest('a'));
    expect(await store.requests.findToJudge(ids.contact)).toBeNull();
    await store.requests.take('a', { ...taking, line, dueAt: null });
    await store.requests.noteSaid('a', { answered: true, dueAt: null });
    await store.requests.close('a');
    expect((await store.requests.findToJudge(ids.contact))?.id).toBe('a');
    expect(await store.requests.judge('a', 'satisfied')).toBe(true);
    expect(await store.requests.judge('a', 'unsatisfied')).toBe(false);
    expect(await store.requests.findToJudge(ids.contact)).toBeNull();
  });

  it('comes up when its moment has come, and not again', async () => {
    const { store } = await openTestStore();
    await store.requests.insert(makeRequest('a', { dueAt: later(240) }));
    expect(await store.requests.listDue(later(239), 5)).toEqual([]);
    expect((await store.requests.listDue(later(240), 5)).map(({ id }) => id)).toEqual(['a']);
    await store.requests.clearDue('a', later(240));
    expect(await store.requests.listDue(later(500), 5)).toEqual([]);
  });

  it('is gone with its household', async () => {
    const { store, reopen } = await openTestStore();
    await store.requests.insert(makeRequest('a'));
    await store.keys.destroy(ids.household);
    const other = await reopen();
    expect(await other.requests.find('a')).toBeNull();
    expect(await other.requests.listOpen(ids.village)).toEqual([]);
  });
});
