import { describe, expect, it } from 'vitest';
import { toId } from '../../src/core/index.ts';
import { openTestStore } from './support/open-test-store.ts';
import { ids, later, makeBinding, makeSettlement, makeTurn } from './support/records.ts';

describe('contacts', () => {
  it('are unknown until something is known of them', async () => {
    const { store } = await openTestStore();
    expect(await store.contacts.find(ids.contact)).toBeNull();
    await store.turns.settle([makeSettlement(makeTurn({ seq: 4 }))]);
    await store.contacts.assignPerson(ids.contact, ids.person);
    expect((await store.contacts.find(ids.contact))?.seq).toBe(4);
  });

  it('are bound once at a time: an older word, or the same again, changes nothing', async () => {
    const { store } = await openTestStore();
    const first = makeBinding({ household: null, standing: 'declared' });
    const { at } = first;
    await store.contacts.bind(ids.contact, first);
    await store.contacts.joinHousehold(ids.contact, first, ids.household);
    await store.contacts.judgeBinding(ids.contact, at, 'verified');
    await store.contacts.bind(ids.contact, first);
    await store.contacts.joinHousehold(ids.contact, first, toId('h-other'));
    await store.contacts.judgeBinding(ids.contact, new Date(at.getTime() - 1), 'refused');
    const binding = (await store.contacts.find(ids.contact))?.binding;
    expect(binding).toEqual({ ...first, household: ids.household, standing: 'verified' });

    await store.contacts.judgeBinding(ids.contact, at, 'refused');
    expect((await store.contacts.find(ids.contact))?.binding).toMatchObject({
      household: null,
      standing: 'refused',
    });
    const again = { ...first, at: new Date(at.getTime() + 1) };
    await store.contacts.bind(ids.contact, again);
    expect((await store.contacts.find(ids.contact))?.binding).toEqual(again);
  });

  it('keep binding and person beside the session', async () => {
    const { store } = await openTestStore();
    const binding = makeBinding();
    await store.contacts.bind(ids.contact, binding);
    await store.contacts.assignPerson(ids.contact, ids.person);
    await store.turns.settle([makeSettlement(makeTurn())]);
    const contact = await store.contacts.find(ids.contact);
    expect(contact).toMatchObject({ binding, person: ids.person, seq: 1 });
    expect(await store.contacts.findByHousehold(ids.household)).toEqual([contact]);
  });

  it('can be made known from four sides at once', async () => {
    const { store } = await openTestStore();
    await Promise.all([
      store.contacts.assignPerson(ids.contact, ids.person),
      store.contacts.bind(ids.contact, makeBinding()),
      store.contacts.assignPerson(ids.contact, ids.person),
      store.turns.settle([makeSettlement(makeTurn())]),
    ]);
    expect(await store.contacts.find(ids.contact)).toMatchObject({
      seq: 1,
      nudgeAt: later(120),
      person: ids.person,
      binding: makeBinding(),
    });
  });

  it('forget the old household when they are bound anew', async () => {
    const { store } = await openTestStore();
    await store.contacts.bind(ids.contact, makeBinding());
    const {
      group: _group,
      phone: _phone,
      ...rest
    } = makeBinding({ household: null, area: null, at: later(1) });
    await store.contacts.bind(ids.contact, rest);
    expect(await store.contacts.findByHousehold(ids.household)).toEqual([]);
    expect((await store.contacts.find(ids.contact))?.binding).toEqual(rest);
  });

  it('list those of a village whom nobody has checked', async () => {
    const { store } = await openTestStore();
    await store.contacts.bind(ids.contact, makeBinding());
    await store.contacts.bind(ids.otherContact, makeBinding({ standing: 'verified' }));
    expect((await store.contacts.listUnverified(ids.village)).map(({ id }) => id)).toEqual([ids.contact]);
    expect(await store.contacts.listUnverified(ids.otherVillage)).toEqual([]);
  });

  it('with an open talk are listed in order, page by page', async () => {
    const { store } = await openTestStore();
    await store.turns.settle([
      makeSettlement(makeTurn()),
      makeSettlement(makeTurn({ contact: ids.otherContact })),
    ]);
    const both = [ids.contact, ids.otherContact].toSorted();
    expect((await store.contacts.listOpen(null, 10)).map(({ id }) => id)).toEqual(both);
    expect((await store.contacts.listOpen(both[0] ?? null, 10)).map(({ id }) => id)).toEqual(both.slice(1));
    expect(await store.contacts.listOpen(null, 1)).toHaveLength(1);
    await store.turns.settle([makeSettlement(makeTurn({ seq: 2 }), { session: null })]);
    expect((await store.contacts.listOpen(null, 10)).map(({ id }) => id)).toEqual([ids.otherContact]);
  });

  it('are nudged once', async () => {
    const { store } = await openTestStore();
    await store.turns.settle([
      makeSettlement(makeTurn(), { nudgeAt: later(20) }),
      makeSettlement(makeTurn({ contact: ids.otherContact }), { nudgeAt: later(10) }),
    ]);
    expect(await store.contacts.listToNudge(later(5), 10)).toEqual([]);
    const due = await store.contacts.listToNudge(later(30), 10);
    expect(due.map(({ id }) => id)).toEqual([ids.otherContact, ids.contact]);
    expect(await store.contacts.listToNudge(later(30), 1)).toHaveLength(1);
    const taken = await Promise.all([1, 2, 3].map(() => store.contacts.clearNudge(ids.contact, later(20))));
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await store.contacts.clearNudge(ids.otherContact, later(11))).toBe(false);
    expect(await store.contacts.listToNudge(later(30), 10)).toHaveLength(1);
  });
});
