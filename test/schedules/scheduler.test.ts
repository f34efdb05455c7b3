import { describe, expect, it } from 'vitest';
import { newestOfEach, occurrencesBetween, type Job } from '../../src/schedules/index.ts';

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
