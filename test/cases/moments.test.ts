import { assert as assertProperty, boolean, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentsBetween, nextMoment } from '../../src/cases/index.ts';
import { addDays, dayOf, instantAt, lastOfMonth, type Day } from '../../src/core/index.ts';
import { at, TestCase, visit } from './support.ts';

/** Reminder days, worked out month by month and not as the code does it. */
function expectedIn(month: string, visitedOn: Day | null): string[] {
  const last = lastOfMonth(`${month}-01`);
  const length = Number(last.slice(8));
  const dates = [...new Set([1, 15, 22, length - 3, length - 1])].toSorted((one, other) => one - other);
  const told = dates.map((date) => `${month}-${String(date).padStart(2, '0')} visit_due`);
  return [...told, `${last} visit_overdue`].filter(
    (line) => visitedOn === null || line.slice(0, 10) <= visitedOn,
  );
}

describe('walking from moment to moment', () => {
  it('meets every reminder of 2024–2026 once, leap year and month ends included', () => {
    const one = new TestCase('2023-12-01').monitored('2023-12-01', '2024-01-01');
    const walked: string[] = [];
    const expected: string[] = [];
    // Every third month is visited on its 16th, every fourth not at all, the others on the last day before the evening.
    for (let index = 0; index < 36; index += 1) {
      const month = `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
      const last = lastOfMonth(`${month}-01`);
      const visitedOn = index % 4 === 0 ? null : index % 3 === 0 ? `${month}-16` : last;
      const lines = expectedIn(month, visitedOn);
      expected.push(...(visitedOn === last ? lines.filter((line) => !line.endsWith('overdue')) : lines));
      let now = index === 0 ? instantAt('2024-01-01', '08:29') : instantAt(`${month}-01`, '00:00');
      for (const until of [instantAt(visitedOn ?? last, '12:00'), instantAt(last, '23:59')]) {
        for (;;) {
          const next = nextMoment(one.state, one.profile, one.calendar, now);
          if (next === null || next.at > until) break;
          if (next.at <= now) throw new Error('stands still');
          walked.push(`${dayOf(next.at)} ${next.kind}`);
          now = next.at;
        }
        if (visitedOn !== null && one.state.visits.at(-1)?.on !== visitedOn) {
          one.do({ kind: 'visited', visit: visit(visitedOn) }, 'liaison', at(visitedOn, '12:00'), 'liaison');
          now = at(visitedOn, '12:00');
        }
      }
    }
    expect(walked).toEqual(expected);
    expect(walked).toContain('2024-02-26 visit_due');
    expect(walked).toContain('2026-02-25 visit_due');
    expect(new Set(walked).size).toBe(walked.length);
  });

  it('finds the same moments as looking at the whole time at once', () => {
    const opened = integer({ min: 0, max: 1000 }).map((later) => addDays('2024-01-02', later));
    assertProperty(
      property(opened, boolean(), (day, monitored) => {
        const one = new TestCase(addDays(day, -1));
        if (monitored) one.monitored(day, addDays(day, 40));
        else one.evaluated(day).opened(day);
        const from = instantAt(addDays(day, 41), '00:00');
        const until = instantAt(addDays(day, 111), '00:00');
        const walked = [];
        for (let now = new Date(from.getTime() - 1); ;) {
          const next = nextMoment(one.state, one.profile, one.calendar, now);
          if (next === null || next.at > until) break;
          if (next.at <= now) throw new Error('stands still');
          walked.push(next);
          now = next.at;
        }
        expect(walked).toEqual(momentsBetween(one.state, one.profile, one.calendar, from, until));
        expect(walked.length).toBeGreaterThan(5);
      }),
      { numRuns: 60 },
    );
  });
});
