import { describe, expect, it } from 'vitest';
import { contactIdOf } from '../../src/core/index.ts';
import { openTestStore } from './support/open-test-store.ts';
import { ids, later, makeRow, makeSettlement, makeTurn } from './support/records.ts';

describe('turns', () => {
  it('come back as they were committed, in order', async () => {
    const { store } = await openTestStore();
    const turns = [1, 2, 10].map((seq) => makeTurn({ seq }));
    for (const turn of turns) expect(await store.turns.append(turn)).toBe('committed');
    expect(await store.turns.listAfter(ids.contact, 0)).toEqual(turns);
    expect(await store.turns.listAfter(ids.contact, 1)).toEqual(turns.slice(1));
    expect(await store.turns.listAfter(ids.otherContact, 0)).toEqual([]);
    expect(await store.turns.listRecent(ids.contact, 2)).toEqual(turns.slice(1));
  });

  it('commits one of twenty that want the same place', async () => {
    const { store } = await openTestStore();
    const rivals = Array.from({ length: 20 }, (_, index) => makeTurn({ seq: 1, messageId: `m-${index}` }));
    const results = await Promise.all(rivals.map((turn) => store.turns.append(turn)));
    expect(results.filter((result) => result === 'committed')).toHaveLength(1);
    expect(results.filter((result) => result === 'stale')).toHaveLength(19);
    expect(await store.turns.listAfter(ids.contact, 0)).toHaveLength(1);
  });

  it('knows a message it has seen, in whatever place it asks for', async () => {
    const { store, reopen } = await openTestStore();
    const turn = makeTurn();
    const other = await reopen();
    const results = await Promise.all([
      store.turns.append(turn),
      other.turns.append(turn),
      other.turns.append({ ...makeTurn({ seq: 2 }), messageId: turn.messageId }),
    ]);
    expect(results.toSorted()).toEqual(['committed', 'duplicate', 'duplicate']);
    expect(await store.turns.append(turn)).toBe('duplicate');
  });

  it('flies many contacts together, each with its own result', async () => {
    const { store, commands } = await openTestStore();
    const contacts = Array.from({ length: 64 }, (_, index) => contactIdOf('simulator', 'bot', `v${index}`));
    const taken = contacts[7] ?? ids.contact;
    await store.turns.append(makeTurn({ contact: taken, messageId: 'before' }));
    const before = commands.length;
    const results = await Promise.all(contacts.map((contact) => store.turns.append(makeTurn({ contact }))));
    expect(results.filter((result) => result === 'committed')).toHaveLength(63);
    expect(results[7]).toBe('stale');
    const inserts = commands.slice(before).filter(({ command }) => command['insert'] === 'turns');
    expect(inserts.length).toBeLessThan(10);
  });

  it('keeps two turns of one contact in order and out of one flight', async () => {
    const { store, commands } = await openTestStore();
    const turns = [1, 2, 3].map((seq) => makeTurn({ seq }));
    const results = await Promise.all(turns.map((turn) => store.turns.append(turn)));
    expect(results).toEqual(['committed', 'committed', 'committed']);
    const flights = commands.filter(({ command }) => command['insert'] === 'turns');
    expect(flights).toHaveLength(3);
  });

  it('stay pending until they are settled', async () => {
    const { store } = await openTestStore();
    const turns = [1, 2].map((seq) => makeTurn({ seq, at: later(10 - seq) }));
    for (const turn of turns) await store.turns.append(turn);
    expect(await store.turns.listPending()).toEqual(turns.toReversed());
    for (const { id } of turns) expect(await store.turns.isPending(id)).toBe(true);
    await store.turns.settle(turns.map((turn) => makeSettlement(turn)));
    expect(await store.turns.listPending()).toEqual([]);
    for (const { id } of turns) expect(await store.turns.isPending(id)).toBe(false);
    const contact = await store.contacts.find(ids.contact);
    expect(contact).toEqual({
      id: ids.contact,
      seq: 2,
      session: makeSettlement(makeTurn()).session,
      nudgeAt: later(120),
    });
  });

  it('settles a hundred contacts in three commands', async () => {
    const { store, commands } = await openTestStore();
    const turns = Array.from({ length: 100 }, (_, index) =>
      makeTurn({ contact: contactIdOf('simulator', 'bot', `v${index}`) }),
    );
    await Promise.all(turns.map((turn) => store.turns.append(turn)));
    const before = commands.length;
    await store.turns.settle(
      turns.map((turn, index) => makeSettlement(turn, index % 2 ? {} : { sentAt: null })),
    );
    expect(commands.length - before).toBe(3);
    expect(await store.turns.listPending()).toEqual([]);
  });

  it('never puts an older snapshot over a newer one', async () => {
    const { store } = await openTestStore();
    const [older, newer] = [makeTurn({ seq: 1 }), makeTurn({ seq: 2 })];
    await store.turns.settle([makeSettlement(newer, { session: null, nudgeAt: null })]);
    await store.turns.settle([makeSettlement(older)]);
    expect(await store.contacts.find(ids.contact)).toEqual({
      id: ids.contact,
      seq: 2,
      session: null,
      nudgeAt: null,
    });
  });

  it('are told together with what was sent, in order of time', async () => {
    const { store } = await openTestStore();
    for (const seq of [1, 2, 3]) await store.turns.append(makeTurn({ seq, at: later(seq * 10) }));
    await store.outbox.insert(makeRow('a'));
    await store.outbox.insert(makeRow('b'));
    await store.outbox.claim(later(1), 1000, 1);
    await store.outbox.markSent('a', later(25));
    const history = await store.history(3);
    expect(history.map((item) => (item.kind === 'turn' ? item.turn.seq : item.row.id))).toEqual([2, 'a', 3]);
  });
});
