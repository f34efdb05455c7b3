import { afterEach, describe, expect, it } from 'vitest';
import { toId, type AreaCode, type PersonId } from '../../src/core/index.ts';
import { createCalendar, system } from '../../src/cases/index.ts';
import { loadCalendarYears } from '../../src/definitions.ts';
import { actOnCase, type Runtime } from '../../src/runner/index.ts';
import { createJobs } from '../../src/schedules/index.ts';
import type { StoreCommand } from '../../src/store/index.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

/** A whole quick report, sent. */
const declaration = ['申报', '1', '1 6', '老伴住院动了手术', '今年8月', '35000', '4', '2', '没有', '1'];

describe('twice is once', () => {
  it.each([
    { name: 'digest', rows: /^digest:/ },
    { name: 'remind', rows: /^remind:/ },
    { name: 'nudge', rows: /^nudge:/ },
  ])('$name', async ({ name, rows }) => {
    world = await openWorld({ at: '2026-09-22T07:00:00+08:00' });
    await world.sayAll('v-sq-1', '申报', '1');
    // Settlements gather behind the talk; the nudge is due once this one is written.
    const { contacts } = world.service.runtime.store;
    await expect
      .poll(async () => (await contacts.find(toId('simulator/bot/v-sq-1')))?.nudgeAt)
      .toBeInstanceOf(Date);
    await saysOnce(world.service.runtime, name, new Date('2026-09-23T12:10:00+08:00'), rows);
  });

  it('requests', async () => {
    world = await openWorld({ at: '2026-09-22T08:30:00+08:00' });
    await world.say('v-sq-1', '转人工');
    const now = new Date('2026-09-22T13:20:00+08:00');
    await saysOnce(world.service.runtime, 'requests', now, /^request_reminder:/);
  });

  it('recount', async () => {
    world = await openWorld({ at: '2026-12-25T09:00:00+08:00' });
    const { runtime } = world.service;
    await world.sayAll('c-sq-1', '开始公示', '1', '1', '村委会公示栏', '1');
    const years = await loadCalendarYears();
    const source = { title: 'test', number: 'test', date: '2026-12-28' };
    const holidays = [{ name: 'test', days: ['2027-01-01', '2027-01-04'] }];
    const calendar = createCalendar([...years, { year: 2027, source, holidays, makeup: [] }]);
    await saysOnce({ ...runtime, calendar }, 'recount', new Date('2026-12-28T07:40:00+08:00'), /^recount:/);
  });

  /** The first run says something, and the second nothing more. */
  async function saysOnce(runtime: Runtime, name: string, now: Date, rows: RegExp): Promise<void> {
    const job = createJobs(runtime).find((one) => one.name === name);
    await job?.run(now);
    const said = async (): Promise<string[]> => (await sentRows()).filter((key) => rows.test(key));
    const first = await said();
    expect(first).not.toEqual([]);
    await job?.run(now);
    expect(await said()).toEqual(first);
    expect(await runtime.store.outbox.nextAt()).toBeNull();
  }

  it('lets another process run the same occurrence without saying anything twice', async () => {
    world = await openWorld({ at: '2026-09-21T07:00:00+08:00' });
    await world.moveTo('2026-09-22T09:00:00+08:00');
    const told = world.inRoom('r-qx@sim').length + world.inRoom('r-sq@sim').length;
    for (const job of createJobs(world.service.runtime)) {
      for (const time of job.timesOn('2026-09-22')) await job.run(new Date(`2026-09-22T${time}:00+08:00`));
    }
    await world.moveTo('2026-09-22T09:05:00+08:00');
    expect(world.inRoom('r-qx@sim').length + world.inRoom('r-sq@sim').length).toBe(told);
  });

  async function sentRows(): Promise<string[]> {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return (await world.service.runtime.store.outbox.listSent(200)).map(({ id }) => id).toSorted();
  }
});

describe('a moment that has come', () => {
  it('is told although an act on the case came between it and the scan', async () => {
    world = await openWorld({ at: '2026-09-22T08:00:00+08:00' });
    const { runtime } = world.service;
    const outcome = await actOnCase(runtime, {
      case: toId('c-h-sq-6-1'),
      act: { kind: 'liaison_assigned', liaison: toId('c-sq-4'), from: '2026-09-22' },
      actors: [{ person: toId('c-sq-1'), role: 'village_secretary', area: toId('sw-qx-sq') }],
      at: new Date('2026-09-22T08:30:10+08:00'),
    });
    expect(outcome.ok).toBe(true);
    await world.moveTo('2026-09-22T09:00:00+08:00');
    expect(world.inRoom('r-qx@sim').join('\n')).toMatch(/石桥村 .*6号：/);
    const snapshot = await runtime.store.cases.snapshot(toId('c-h-sq-6-1'));
    expect(snapshot?.nextDueAt).toEqual(new Date('2026-09-27T08:30:00+08:00'));
  });
});

describe('down-time', () => {
  it('is made up for with one digest, not one a day, that counts from the last one', async () => {
    world = await openWorld({ at: '2026-09-21T07:00:00+08:00' });
    await world.moveTo('2026-09-21T09:00:00+08:00');
    await world.sayAll('v-sq-1', ...declaration);
    await world.restartAt('2026-09-24T09:00:00+08:00');
    const digests = (): string[] => world.inRoom('r-sq@sim').filter((text) => text.includes('日报'));
    await expect.poll(() => digests().length).toBe(2);
    expect(digests().at(0)).toContain('9月21日');
    expect(digests().at(-1)).toContain('9月24日');
    // Declared on Monday, three days before.
    expect(digests().at(-1)).toContain('【新申报】1户');
  });

  it('of the channel takes no declaration out of the digest that goes out in the end', async () => {
    world = await openWorld({ at: '2026-09-21T07:00:00+08:00' });
    await world.moveTo('2026-09-21T09:00:00+08:00');
    await world.sayAll('v-sq-1', ...declaration);
    const { runtime } = world.service;
    await runtime.outbox.stop();
    const digest = createJobs(runtime).find(({ name }) => name === 'digest');
    const textOn = async (day: string): Promise<string> => {
      await digest?.run(new Date(`${day}T08:00:00+08:00`));
      return (await runtime.store.outbox.find(`digest:simulator/bot/r-sq@sim:${day}`))?.text ?? '';
    };
    expect(await textOn('2026-09-22')).toContain('【新申报】1户');
    // The one of the 22nd has not gone out and is replaced.
    expect(await textOn('2026-09-23')).toContain('【新申报】1户');
  });
});

describe('jobs scan what is due', () => {
  it('asks for due cases and reads no journal, whether something is due or not', async () => {
    const commands: StoreCommand[] = [];
    world = await openWorld({
      at: '2026-09-22T10:00:00+08:00',
      onStoreCommand: (command) => void commands.push(command),
    });
    const remind = createJobs(world.service.runtime).find(({ name }) => name === 'remind');
    const scan = async (now: string): Promise<{ report: unknown; filters: unknown[]; read: unknown[] }> => {
      commands.length = 0;
      const report = await remind?.run(new Date(now));
      const finds = commands.filter(({ name }) => name === 'find').map(({ command }) => command);
      const filters = finds.filter(({ find }) => find === 'cases').map(({ filter }) => filter);
      return { report, filters, read: finds.map(({ find }) => find) };
    };
    const byDate = [{ nextDueAt: { $lte: expect.any(Date) } }];
    // The demo county's cases are next due after it was filled.
    const idle = await scan('2026-09-22T10:00:00+08:00');
    expect(idle.report).toMatchObject({ cases: 0, reminders: 0 });
    expect(idle.filters).toEqual(byDate);
    expect(idle.read).not.toContain('journal');
    const busy = await scan('2026-09-27T08:30:00+08:00');
    expect(busy.report).toMatchObject({
      cases: expect.toSatisfy((count: number) => count > 0),
      reminders: 2,
    });
    expect(busy.filters).toEqual(byDate);
    expect(busy.read).not.toContain('journal');
  });

  it('reads a township once for its briefing, however many officers it has', async () => {
    const commands: StoreCommand[] = [];
    world = await openWorld({
      at: '2026-09-22T10:00:00+08:00',
      onStoreCommand: (command) => void commands.push(command),
    });
    const { runtime } = world.service;
    const role = { role: 'township_officer', area: toId<AreaCode>('sw-qx'), from: '2026-01-01' } as const;
    const more = ['c-qx-8', 'c-qx-9'].map((id) => ({
      id: toId<PersonId>(id),
      name: '钱小满',
      roles: [role],
    }));
    await runtime.store.people.insertMany(more);
    const at = new Date('2026-09-22T10:00:00+08:00');
    const act = { kind: 'liaison_ended', reason: 'role_ended' } as const;
    await actOnCase(runtime, { case: toId('c-h-sq-6-1'), act, actors: [system], at });
    commands.length = 0;
    const briefing = createJobs(runtime).find(({ name }) => name === 'briefing');
    expect(await briefing?.run(new Date('2026-09-23T08:00:00+08:00'))).toMatchObject({ briefings: 3 });
    const read = (collection: string): string[] =>
      commands.flatMap(({ name, command }) =>
        name === 'find' && command['find'] === collection ? JSON.stringify(command['filter']) : [],
      );
    const townships = read('cases').filter((filter) => filter.includes('"township":true'));
    expect(townships).not.toEqual([]);
    expect(townships).toEqual([...new Set(townships)]);
    expect(read('households')).toHaveLength(1);
  });
});
