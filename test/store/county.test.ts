import { describe, expect, it } from 'vitest';
import { groupIdOf, toId, type HouseholdId, type PersonId } from '../../src/core/index.ts';
import type { Area, Group, Lead } from '../../src/store/index.ts';
import { openTestStore } from './support/open-test-store.ts';
import { at, ids, later, makeHousehold, makePerson, planted } from './support/records.ts';

describe('households', () => {
  it('come back whole, with and without what is optional', async () => {
    const { store } = await openTestStore();
    const bare = {
      id: toId<HouseholdId>('h-2'),
      village: ids.village,
      number: 3,
      name: planted.otherName,
      members: 1,
      provisional: true,
    };
    await store.households.insertMany([makeHousehold(), bare]);
    expect(await store.households.find(ids.household)).toEqual(makeHousehold());
    expect(await store.households.findMany([bare.id, toId('none')])).toEqual([bare]);
    expect(await store.households.listByVillage(ids.village)).toEqual([bare, makeHousehold()]);
    expect(await store.households.find(toId('none'))).toBeNull();
  });

  it('are found by name in their village, however the name is spaced', async () => {
    const { store } = await openTestStore();
    await store.households.insert(makeHousehold());
    expect(await store.households.findByName(` ${planted.name} `, ids.village)).toEqual([makeHousehold()]);
    expect(await store.households.findByName(planted.name, ids.otherVillage)).toEqual([]);
    expect(await store.households.findByName(planted.otherName, ids.village)).toEqual([]);
  });

  it('are inserted once, and a number is given once', async () => {
    const { store } = await openTestStore();
    await store.households.insert(makeHousehold());
    await store.households.insert(makeHousehold({ name: planted.otherName }));
    expect((await store.households.find(ids.household))?.name).toBe(planted.name);
    await expect(store.households.insert(makeHousehold({ id: toId('h-2') }))).rejects.toMatchObject({
      code: 'store:conflict',
    });
    const numbers = await Promise.all([1, 2, 3, 4].map(() => store.households.nextNumber(ids.village)));
    expect(numbers.toSorted((one, other) => one - other)).toEqual([19, 20, 21, 22]);
    expect(await store.households.nextNumber(ids.otherVillage)).toBe(1);
  });
});

describe('people', () => {
  it('are found by a role that holds on the day', async () => {
    const { store } = await openTestStore();
    const former = makePerson({
      id: toId<PersonId>('p-2'),
      roles: [
        { role: 'liaison', area: ids.village, from: '2025-01-01', to: '2025-12-31' },
        { role: 'village_cadre', area: ids.village, from: '2026-01-01' },
      ],
    });
    await store.people.insertMany([makePerson(), former]);
    await store.people.insertMany([makePerson()]);
    const find = async (role: string, day: string): Promise<string[]> =>
      (await store.people.listByRole(role, ids.village, day)).map(({ id }) => id);
    expect(await find('liaison', '2026-09-24')).toEqual(['p-1']);
    expect(await find('liaison', '2025-06-01')).toEqual(['p-2']);
    expect(await find('village_cadre', '2026-09-24')).toEqual(['p-2']);
    expect(await store.people.listByRole('liaison', ids.otherVillage, '2026-09-24')).toEqual([]);
    expect(await store.people.findMany([ids.person])).toEqual([makePerson()]);
  });

  it('are listed once their last role has ended, until they are cleared or take up another', async () => {
    const { store } = await openTestStore();
    const { people } = store;
    const role = { role: 'liaison', area: ids.village, from: '2026-01-01' } as const;
    const ended = makePerson({ roles: [{ ...role, to: '2026-08-31' }] });
    const busy = makePerson({ id: toId('p-busy'), roles: [...ended.roles, role] });
    await people.insertMany([ended, busy]);
    expect(await people.listEnded('2026-08-31', 5)).toEqual([]);
    expect(await people.listEnded('2026-09-01', 5)).toEqual([ended]);
    // Cleared by somebody who has read other roles: nothing happens.
    await people.clearEnded(busy);
    await people.clearEnded({ ...ended, roles: [{ ...role, to: '2026-07-31' }] });
    expect(await people.listEnded('2026-09-01', 5)).toEqual([ended]);
    await people.clearEnded(ended);
    expect(await people.listEnded('2026-09-01', 5)).toEqual([]);
    // An end that is written down late is found all the same.
    const late = { ...busy, roles: [{ ...role, to: '2026-06-30' }] };
    await people.updateMany([late]);
    expect(await people.listEnded('2026-09-01', 5)).toEqual([late]);
    await people.updateMany([busy]);
    expect(await people.listEnded('2026-09-01', 5)).toEqual([]);
  });
});

describe('areas, groups, definitions, leads', () => {
  it('are kept once', async () => {
    const { store } = await openTestStore();
    const area: Area = { code: ids.village, name: '柳树村', level: 'village', aliases: ['柳村'] };
    const group: Group = {
      id: groupIdOf('simulator', 'bot', 'r1'),
      area: ids.village,
      kind: 'cadres',
      topic: '柳树村帮扶群',
    };
    for (let round = 0; round < 2; round += 1) {
      await store.areas.insertMany([area]);
      await store.groups.insertMany([group]);
      await store.definitions.keep(ids.profile, 'profile', 'demo', 'name: demo');
    }
    expect(await store.areas.list()).toEqual([area]);
    expect(await store.groups.list()).toEqual([group]);
    expect(await store.groups.find(group.id)).toEqual(group);
    expect(await store.groups.listByKind('cadres')).toEqual([group]);
    expect(await store.groups.listByKind('villagers')).toEqual([]);
    expect(await store.definitions.find(ids.profile)).toEqual({
      kind: 'profile',
      name: 'demo',
      text: 'name: demo',
    });
    const lead = {
      id: 'l-1',
      seq: 1,
      source: 'chat',
      from: ids.contact,
      sealKey: ids.contact,
      due: '2026-10-13',
      subject: { name: planted.otherName },
      area: ids.village,
      at,
      owner: null,
      urgent: true,
      answers: {
        who: {
          status: 'given',
          value: { type: 'name', name: planted.otherName },
          raw: planted.otherName,
          source: 'text',
        },
      },
      state: 'new',
    } as const;
    expect(await store.leads.insert(lead)).toBe(true);
    expect(await store.leads.insert(lead)).toBe(false);
    expect(await store.leads.listOpen(ids.village)).toEqual([lead]);
    expect(await store.leads.find('l-1')).toEqual(lead);
    expect(await store.leads.listOverdue('2026-10-13')).toEqual([]);
    expect(await store.leads.listOverdue('2026-10-14')).toEqual([lead]);
    const visited: Lead = {
      ...lead,
      seq: 2,
      state: 'visited',
      found: { on: '2026-09-25', visitors: [ids.person], outcome: 'no_risk', reason: planted.illness },
    };
    expect(await store.leads.update(visited)).toBe(true);
    // Somebody else's word came first.
    expect(await store.leads.update({ ...lead, seq: 2, state: 'closed' })).toBe(false);
    expect(await store.leads.update({ ...visited, seq: 3, state: 'closed' })).toBe(true);
    expect(await store.leads.listOpen(ids.village)).toEqual([]);
    expect(await store.leads.insert({ ...lead, id: 'l-2', from: null, owner: ids.person })).toBe(true);
  });
});

describe('who looked at a case', () => {
  it('is kept once a turn, newest first', async () => {
    const { store } = await openTestStore();
    const first = { id: 't-1', case: ids.case, by: ids.person, at, page: 1 };
    const second = { ...first, id: 't-2', at: later(5), page: 2 };
    expect(await store.reveals.note(first)).toBe(true);
    expect(await store.reveals.note(first)).toBe(false);
    expect(await store.reveals.note(second)).toBe(true);
    expect(await store.reveals.listByCase(ids.case, 5)).toEqual([second, first]);
    expect(await store.reveals.listByCase(toId('c-other'), 5)).toEqual([]);
  });
});

describe('operator notes, settings, jobs', () => {
  it('remember what happened', async () => {
    const { store } = await openTestStore();
    const note = { id: 'n-1', kind: 'group_leak', at, about: 'r1' } as const;
    expect(await store.operator.note(note)).toBe(true);
    expect(await store.operator.note(note)).toBe(false);
    expect(await store.operator.list(5)).toEqual([note]);
    expect(await store.settings.read('clock')).toBeNull();
    await store.settings.write('clock', { offsetMs: 5 });
    await store.settings.write('clock', { offsetMs: 7 });
    expect(await store.settings.read('clock')).toEqual({ offsetMs: 7 });
  });

  it('let a job run once a period, and again when it was cut short', async () => {
    const { store } = await openTestStore();
    expect(await store.jobs.lastRun('digest')).toBeNull();
    expect(await store.jobs.begin('digest', '2026-09-24', at)).toBe(true);
    expect(await store.jobs.begin('digest', '2026-09-24', at)).toBe(true);
    await store.jobs.finish('digest', '2026-09-24', at, { sent: 4 });
    expect(await store.jobs.begin('digest', '2026-09-24', at)).toBe(false);
    expect(await store.jobs.begin('digest', '2026-09-25', at)).toBe(true);
    expect(await store.jobs.lastRun('digest')).toEqual(at);
  });
});
