import { afterEach, describe, expect, it } from 'vitest';
import { toId, type ContactId, type HouseholdId } from '../../src/core/index.ts';
import { foldCase, snapshotOf } from '../../src/cases/index.ts';
import type { Runtime } from '../../src/runner/index.ts';
import { createJobs, type JobReport } from '../../src/schedules/index.ts';
import type { StoreCommand } from '../../src/store/index.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const began = '2026-09-22T09:00:00+08:00';
const stranger = toId<ContactId>('simulator/bot/v-sq-3');

async function retain(runtime: Runtime, now: string): Promise<JobReport | undefined> {
  return createJobs(runtime)
    .find(({ name }) => name === 'retain')
    ?.run(new Date(now));
}

/** The county has set how long an ended case is kept. */
function withYears(runtime: Runtime, years: number): Runtime {
  const { profile } = runtime;
  const entry = { value: years, source: 'test', status: 'document' } as const;
  return { ...runtime, profile: { ...profile, values: { ...profile.values, 'retention.years': entry } } };
}

/** A stranger who began to say who he is. */
async function beginAsStranger(): Promise<void> {
  await world.client.askFriend('v-sq-3', '我是欧阳铁柱');
  await world.sayAll('v-sq-3', '申报', '1', '欧阳铁柱');
  await settled(stranger);
}

async function settled(id: ContactId): Promise<void> {
  const { contacts, turns } = world.service.runtime.store;
  await expect
    .poll(async () => {
      const last = (await turns.listRecent(id, 1)).at(-1);
      return (await contacts.find(id))?.seq === last?.seq && last !== undefined;
    })
    .toBe(true);
}

describe('drafts and strangers', () => {
  it('are let go of after the days the nudge named, not before, and once', async () => {
    world = await openWorld({ at: began });
    const { runtime } = world.service;
    await beginAsStranger();
    expect(await retain(runtime, '2026-10-22T02:30:00+08:00')).toMatchObject({ strangers: 0, drafts: 0 });
    expect((await runtime.store.contacts.find(stranger))?.session).not.toBeNull();
    const report = await retain(runtime, '2026-10-23T02:30:00+08:00');
    expect(report).toMatchObject({ strangers: 1, keptStrangers: 0, 'retention.years unset': 1 });
    expect(await runtime.store.turns.listRecent(stranger, 50)).toEqual([]);
    expect(await runtime.store.contacts.find(stranger)).toMatchObject({ session: null, nudgeAt: null });
    expect(await retain(runtime, '2026-10-23T02:31:00+08:00')).toMatchObject({ strangers: 0, drafts: 0 });
  });

  it('leave a stranger who can begin anew, at once and after a restart', async () => {
    world = await openWorld({ at: began });
    await beginAsStranger();
    await world.moveTo('2026-10-24T09:00:00+08:00');
    expect(await world.service.runtime.store.turns.listRecent(stranger, 50)).toEqual([]);
    expect((await world.sayAll('v-sq-3', '申报', '1', '欧阳铁柱')).join('')).toContain('村');
    await world.restart();
    expect((await world.say('v-sq-3', '石桥村3组')).join('')).not.toContain('出了点问题');
    await settled(stranger);
    expect((await world.service.runtime.store.contacts.find(stranger))?.session?.answers).toHaveProperty(
      'name',
    );
  });

  it('keep whoever waits for an answer, and what a household said', async () => {
    world = await openWorld({ at: began });
    const { runtime } = world.service;
    await beginAsStranger();
    await world.say('v-sq-3', '转人工');
    await world.sayAll('v-sq-1', '申报', '1', '1');
    const villager = toId<ContactId>('simulator/bot/v-sq-1');
    await settled(stranger);
    await settled(villager);
    const before = await runtime.store.turns.listRecent(villager, 50);
    expect(await retain(runtime, '2026-12-01T02:30:00+08:00')).toMatchObject({
      strangers: 0,
      keptStrangers: 1,
      drafts: 1,
    });
    expect((await runtime.store.turns.listRecent(stranger, 50)).length).toBeGreaterThan(0);
    expect(await runtime.store.turns.listRecent(villager, 50)).toEqual(before);
    expect(await runtime.store.contacts.find(villager)).toMatchObject({
      session: null,
      binding: { standing: 'verified' },
    });
    expect((await world.say('v-sq-1', '继续')).join('')).not.toBe('');
  });

  it('are found by an index', async () => {
    const commands: StoreCommand[] = [];
    world = await openWorld({ at: began, onStoreCommand: (command) => void commands.push(command) });
    await beginAsStranger();
    commands.length = 0;
    await retain(world.service.runtime, '2026-10-22T02:30:00+08:00');
    const reads = commands.filter(({ name }) => name === 'find').map(({ command }) => command);
    expect(reads).toHaveLength(1);
    expect(Object.keys(reads[0]?.['filter'] as object)).toEqual(['quietSince']);
  });
});

describe('ended cases', () => {
  const household = toId<HouseholdId>('h-sq-5');

  /** End the household's demo case on a day, as a withdrawal. */
  async function endCase(id: HouseholdId, on: string): Promise<void> {
    const { store, calendar, profile } = world.service.runtime;
    const [one] = await store.cases.listByHousehold(id);
    if (one === undefined) throw new Error(`no case of ${id}`);
    const entry = {
      case: one.id,
      seq: one.seq + 1,
      at: new Date(on),
      actor: { person: 'unbound', role: 'villager', area: null },
      act: { kind: 'withdrawn', reason: '不办了' },
      profile: one.profile,
    } as const;
    const state = foldCase([...(await store.cases.journal(one.id)), entry]);
    if (state === null) throw new Error('no state');
    await store.cases.append(entry, id, snapshotOf(state, profile, calendar, entry.at));
  }

  it('are kept while the county has set no years', async () => {
    world = await openWorld({ at: began });
    await endCase(household, '2016-01-01T09:00:00+08:00');
    const report = await retain(world.service.runtime, '2060-01-01T02:30:00+08:00');
    expect(report).toMatchObject({ 'retention.years unset': 1 });
    expect(report).not.toHaveProperty('households');
  });

  it('go when their years are over; the household stays in the register', async () => {
    world = await openWorld({ at: began });
    const runtime = withYears(world.service.runtime, 10);
    const { store } = runtime;
    const registered = await store.households.find(household);
    const [one] = await store.cases.listByHousehold(household);
    if (one === undefined) throw new Error('no case');
    await endCase(household, '2026-09-22T09:00:00+08:00');
    expect(await retain(runtime, '2036-09-22T02:30:00+08:00')).toMatchObject({ households: 0 });
    expect(await retain(runtime, '2036-09-24T02:30:00+08:00')).toMatchObject({ households: 1 });
    expect(await retain(runtime, '2036-09-25T02:30:00+08:00')).toMatchObject({
      households: 0,
      keptHouseholds: 0,
    });
    expect(await store.households.find(household)).toEqual(registered);
    await expect(store.cases.journal(one.id)).rejects.toMatchObject({ code: 'store:key_destroyed' });
    expect(await store.cases.listByHousehold(household)).toMatchObject([
      { number: one.number, stage: 'withdrawn', erased: true },
    ]);
    expect(await store.cases.verifyJournal(one.id)).toMatchObject({ ok: true });
    expect(await store.operator.list(50)).toContainEqual(
      expect.objectContaining({ kind: 'household_erased', about: 'h-sq-5 expired retain' }),
    );
  });

  it('stay where the household still speaks or has something under way', async () => {
    world = await openWorld({ at: began });
    const runtime = withYears(world.service.runtime, 10);
    const { store } = runtime;
    await endCase(household, '2026-09-22T09:00:00+08:00');
    await store.contacts.bind(toId('simulator/bot/somebody'), {
      name: '某人',
      area: null,
      place: '',
      household,
      standing: 'declared',
      at: new Date(began),
    });
    const late = '2040-01-01T02:30:00+08:00';
    expect(await retain(runtime, late)).toMatchObject({ households: 0, keptHouseholds: 1 });
    expect(await store.erasure.findOpen(household, [])).toEqual({ cases: [], requests: [], leads: 0 });
    const other = toId<HouseholdId>('h-sq-6');
    expect((await store.erasure.findOpen(other, [])).cases).toHaveLength(1);
    expect(await retain(runtime, late)).toMatchObject({ households: 0, keptHouseholds: 1 });
  });
});
