import { afterEach, describe, expect, it } from 'vitest';
import { toId, type CaseId } from '../../src/core/index.ts';
import { createCalendar, type WorkingCalendar } from '../../src/cases/index.ts';
import { loadCalendarYears } from '../../src/definitions.ts';
import type { Runtime } from '../../src/runner/index.ts';
import { createJobs } from '../../src/schedules/index.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

/** 石桥村's case that stands evaluated in the demo county. */
const evaluated = toId<CaseId>('c-h-sq-8-1');

async function open(): Promise<string> {
  const [answer = ''] = await world.sayAll('c-sq-1', '开始公示', '1', '1', '村委会公示栏', '1');
  return answer;
}

describe('scenario 22: publicity over a holiday', () => {
  it('counts 28, 29, 30 September, 8 and 9 October, and closes on the 9th at 18:00', async () => {
    world = await openWorld({ at: '2026-09-24T09:00:00+08:00' });
    const opened = await open();
    for (const day of ['9月28日', '9月29日', '9月30日', '10月8日', '10月9日']) expect(opened).toContain(day);
    expect(opened).toContain('18:00');

    const [early = ''] = await closeAll();
    expect(early).toContain('10月9日');
    expect(early).not.toContain('公示已结束');

    // Daily lines on the counted days only; nothing between 1 and 7 October.
    await world.moveTo('2026-10-09T12:00:00+08:00');
    const number = (await world.service.runtime.store.cases.snapshot(evaluated))?.number ?? '';
    const lines = world
      .inRoom('r-qx@sim')
      .flatMap((text) => text.split('\n'))
      .filter((line) => line.includes(number));
    expect(lines).toHaveLength(5);
    expect(lines.map((line) => /第(\d)\/5/.exec(line)?.[1])).toEqual(['1', '2', '3', '4', '5']);
    expect(lines.at(-1)).toContain('最后一天');
    expect(lines[0]).toMatch(/.\*（\d组）, 8号/);

    await world.moveTo('2026-10-09T18:05:00+08:00');
    const [closed = ''] = await closeAll();
    expect(closed).toContain(number);
    expect((await world.service.runtime.store.cases.snapshot(evaluated))?.stage).toBe('publicity_closed');
  });
});

/** Close the publicity of household 8, whatever its place in the list. */
async function closeAll(): Promise<string[]> {
  await world.say('c-sq-1', '结束公示');
  return world.sayAll('c-sq-1', '8号', '0', '1');
}

describe('scenario 23: a make-up Saturday counts', () => {
  it('closes a board of 12 February 2026 on the 26th', async () => {
    world = await openWorld({ at: '2026-02-12T09:00:00+08:00' });
    const opened = await open();
    for (const day of ['2月13日', '2月14日', '2月24日', '2月25日', '2月26日']) expect(opened).toContain(day);
  });
});

describe('scenario 24: a year without a calendar', () => {
  it('marks the end provisional, warns the county, and counts again once the year is loaded', async () => {
    world = await openWorld({ at: '2026-12-25T09:00:00+08:00' });
    const opened = await open();
    expect(opened).toContain('暂定');
    expect(opened).not.toContain('1月1日');
    await expect.poll(() => world.toldTo('c-county').length).toBeGreaterThan(0);
    expect(world.toldTo('c-county').at(-1)?.text).toContain('2027');

    const { runtime } = world.service;
    const loaded = await loadedLater();
    const recount = createJobs({ ...runtime, calendar: loaded }).find(({ name }) => name === 'recount');
    const now = new Date('2026-12-28T07:40:00+08:00');
    await recount?.run(now);
    await recount?.run(now);
    const state = await runtime.store.cases.snapshot(evaluated);
    expect(state?.publicity).toMatchObject({ end: '2027-01-06', provisional: false });
    await expect
      .poll(() => world.inRoom('r-sq@sim').filter((text) => text.includes('1月6日')).length)
      .toBe(1);
    expect(world.toldTo('c-sq-1').filter(({ text }) => text.includes('1月6日'))).toHaveLength(1);
  });

  it('tells the new date once and writes one entry, wherever a count was cut short', async () => {
    world = await openWorld({ at: '2026-12-25T09:00:00+08:00' });
    await open();
    const { runtime } = world.service;
    const before = await runtime.store.cases.snapshot(evaluated);
    if (before === null) throw new Error('no case');
    const { cases } = runtime.store;
    type Append = (typeof cases)['append'];
    const calendar = await loadedLater();
    const now = new Date('2026-12-28T07:40:00+08:00');
    const cutShort = async (append: Append): Promise<void> => {
      const store = { ...runtime.store, cases: { ...cases, append } };
      await recountWith({ ...runtime, calendar, store }, now).catch(() => {});
    };
    // Before the entry: the date is told again and stays to be written.
    await cutShort(() => Promise.reject(new Error('cut short on purpose')));
    // Between the entry and its snapshot: the old snapshot stays.
    await cutShort((entry, household) => cases.append(entry, household, before));
    await recountWith({ ...runtime, calendar }, now);
    const entries = await runtime.store.cases.journal(evaluated);
    expect(entries.filter(({ act }) => act.kind === 'publicity_recomputed')).toHaveLength(1);
    const state = await runtime.store.cases.snapshot(evaluated);
    expect(state?.publicity).toMatchObject({ end: '2027-01-06', provisional: false });
    await expect
      .poll(() => world.inRoom('r-sq@sim').filter((text) => text.includes('1月6日')).length)
      .toBe(1);
    expect(world.toldTo('c-sq-1').filter(({ text }) => text.includes('1月6日'))).toHaveLength(1);
  });

  it('moves a certain end when a schedule was changed, and counts at every start', async () => {
    world = await openWorld({ at: '2026-09-24T09:00:00+08:00' });
    await open();
    const { runtime } = world.service;
    const endOf = async (): Promise<string | undefined> =>
      (await world.service.runtime.store.cases.snapshot(evaluated))?.publicity?.end;
    const years = await loadCalendarYears();
    const changed = years.map((year) =>
      year.year === 2026
        ? { ...year, holidays: [...year.holidays, { name: 'test', days: ['2026-09-28'] }] }
        : year,
    );
    await recountWith({ ...runtime, calendar: createCalendar(changed) }, runtime.clock.now());
    expect(await endOf()).toBe('2026-10-10');
    // The service starts with the calendar of its own files.
    await world.restart();
    expect(await endOf()).toBe('2026-10-09');
    const told = (end: string): string[] =>
      world.inRoom('r-sq@sim').filter((text) => /, 8号.*重新/.test(text) && text.includes(end));
    await expect.poll(() => told('现在到10月9日').length).toBeGreaterThan(0);
  });
});

async function recountWith(runtime: Runtime, now: Date): Promise<unknown> {
  return createJobs(runtime)
    .find(({ name }) => name === 'recount')
    ?.run(now);
}

/** The State Council's notice arrives: here one that takes the whole first week of January off. */
async function loadedLater(): Promise<WorkingCalendar> {
  return createCalendar([
    ...(await loadCalendarYears()),
    {
      year: 2027,
      source: { title: 'test', number: 'test', date: '2026-12-28' },
      holidays: [
        { name: 'test', days: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04', '2027-01-05'] },
      ],
      makeup: [],
    },
  ]);
}

describe('an objection that nobody has put down', () => {
  it('is put down first: nothing is closed over it', async () => {
    world = await openWorld({ at: '2026-09-24T09:00:00+08:00' });
    await open();
    await world.restartAt('2026-10-09T18:30:00+08:00');
    const [noted = ''] = await world.sayAll('c-sq-1', '结束公示', '8号', '1');
    expect(noted).toContain('登记');
    const { store } = world.service.runtime;
    expect((await store.cases.snapshot(evaluated))?.stage).toBe('publicity');
  });
});
