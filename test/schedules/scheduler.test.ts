import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createScheduler,
  newestOfEach,
  occurrencesBetween,
  openMovableClock,
  type Job,
  type Scheduler,
} from '../../src/schedules/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { freshDatabaseUri } from '../support/database.ts';
import { createFixedClock } from '../support/world.ts';

function job(name: string, times: string[], on: (day: string) => boolean = () => true): Job {
  return { name, timesOn: (day) => (on(day) ? times : []), run: async () => ({}) };
}

const digest = job('digest', ['08:00'], (day) => day !== '2026-09-25');
const remind = job('remind', ['08:30', '20:00']);

const at = (instant: string): Date => new Date(`${instant}:00+08:00`);
const names = (found: { job: Job; at: Date }[]): string[] =>
  found.map((one) => `${one.job.name} ${one.at.toISOString()}`);

describe('occurrences', () => {
  it('lie after the last tick and up to now, in order of time', () => {
    const found = occurrencesBetween([remind, digest], at('2026-09-24T08:00'), at('2026-09-26T08:30'));
    expect(names(found)).toEqual([
      'remind 2026-09-24T00:30:00.000Z',
      'remind 2026-09-24T12:00:00.000Z',
      'remind 2026-09-25T00:30:00.000Z',
      'remind 2026-09-25T12:00:00.000Z',
      'digest 2026-09-26T00:00:00.000Z',
      'remind 2026-09-26T00:30:00.000Z',
    ]);
  });

  it('are the same however often and however finely the clock is asked', () => {
    const whole = names(occurrencesBetween([digest, remind], at('2026-02-27T00:00'), at('2026-03-02T00:00')));
    const pieces: string[] = [];
    for (let minute = 0; minute < 3 * 1440; minute += 7) {
      const from = new Date(at('2026-02-27T00:00').getTime() + minute * 60_000);
      const until = new Date(Math.min(from.getTime() + 7 * 60_000, at('2026-03-02T00:00').getTime()));
      pieces.push(...names(occurrencesBetween([digest, remind], from, until)));
    }
    expect(pieces).toEqual(whole);
  });

  it('collapse to the newest of each job after down-time', () => {
    const missed = occurrencesBetween([digest, remind], at('2026-09-20T00:00'), at('2026-09-24T09:00'));
    expect(names(newestOfEach(missed))).toEqual([
      'digest 2026-09-24T00:00:00.000Z',
      'remind 2026-09-24T00:30:00.000Z',
    ]);
  });
});

describe('moving the clock', () => {
  let scheduler: Scheduler;
  let store: Store;
  const wall = createFixedClock('2026-09-24T07:59:50+08:00');
  /** What ran, and what the service's clock showed then. */
  let ran: string[] = [];
  let broken: (name: string, now: Date) => boolean;
  let watch: () => Promise<void>;

  async function open(): Promise<void> {
    [ran, broken, watch] = [[], () => false, async () => {}];
    wall.set('2026-09-24T07:59:50+08:00');
    store = await openStore({ uri: freshDatabaseUri(), masterKey: randomBytes(32) });
    await store.prepare();
    const clock = await openMovableClock(store.settings, wall);
    const jobs = [digest, { ...remind, timesOn: () => ['08:00', '08:30'] }].map((one) => ({
      ...one,
      async run(now: Date) {
        await watch();
        if (broken(one.name, now)) throw new Error('broken on purpose');
        ran.push(
          `${one.name} ${now.toISOString().slice(5, 16)} at ${clock.now().toISOString().slice(5, 16)}`,
        );
        return {};
      },
    }));
    const log = { info() {}, warn() {}, error() {} };
    scheduler = createScheduler({ jobs, clock, store, log, drained: async () => {} });
    // The first tick.
    await scheduler.start();
    await scheduler.stop();
  }
  afterEach(() => store.close());

  it('begins with what was due since the last tick', async () => {
    await open();
    wall.set('2026-09-24T08:00:20+08:00');
    await scheduler.moveTo(at('2026-09-24T08:10'));
    expect(ran).toEqual(['digest 09-24T00:00 at 09-24T00:00', 'remind 09-24T00:00 at 09-24T00:00']);
    await scheduler.moveTo(at('2026-09-24T08:10'));
    expect(ran).toHaveLength(2);
  });

  it('goes on when a job fails, and the next tick tries it again', async () => {
    await open();
    broken = (name, now) => name === 'remind' && now.getTime() === at('2026-09-24T08:30').getTime();
    await scheduler.moveTo(at('2026-09-24T09:00'));
    expect(ran.map((line) => line.slice(0, 18))).toEqual(['digest 09-24T00:00', 'remind 09-24T00:00']);
    broken = () => false;
    await scheduler.moveTo(at('2026-09-24T09:05'));
    expect(ran.slice(2)).toEqual(['remind 09-24T00:30 at 09-24T01:00']);
    await scheduler.moveTo(at('2026-09-24T09:10'));
    expect(ran).toHaveLength(3);
  });

  it('has noted how far it came while it is still on its way', async () => {
    await open();
    const noted: (string | null)[] = [];
    watch = async () => void noted.push(await store.settings.read<string>('lastTick'));
    await scheduler.moveTo(at('2026-09-24T08:40'));
    expect(noted).toEqual([
      '2026-09-23T23:59:50.000Z',
      '2026-09-23T23:59:59.999Z',
      '2026-09-23T23:59:59.999Z',
    ]);
    expect(await store.settings.read<string>('lastTick')).toBe('2026-09-24T00:40:00.000Z');
  });
});
