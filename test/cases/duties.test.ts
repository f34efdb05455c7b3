import { describe, expect, it } from 'vitest';
import {
  concernsTownship,
  digestFor,
  dutiesOf,
  momentsBetween,
  overdueFor,
  promisedDates,
  remindersFor,
  snapshotOf,
  valueOf,
  type Act,
  type Duty,
} from '../../src/cases/index.ts';
import { dayOf, timeOf, toId, type AreaCode } from '../../src/core/index.ts';
import { at, calendar, demoProfile, loadProfile, TestCase, village, withValue } from './support.ts';

const township = toId<AreaCode>('sw-qx');

function dutyOf(one: TestCase, now: Date): Duty | undefined {
  return dutiesOf(one.state, one.profile, one.calendar, now)[0];
}

function dutiesAt(list: TestCase[], now: Date): Duty[] {
  return list.flatMap((one) => dutiesOf(one.state, one.profile, one.calendar, now));
}

function dueAt(one: TestCase, now: Date): string | null {
  const { nextDueAt } = snapshotOf(one.state, one.profile, one.calendar, now);
  return nextDueAt === null ? null : `${dayOf(nextDueAt)} ${timeOf(nextDueAt)}`;
}

const monitored = () => new TestCase('2026-08-03').monitored('2026-08-03', '2026-09-01');

describe('visit duty (E-09, scenario 34)', () => {
  it('is due from the month of monitoring on and ends when done; the next month starts on the 1st', () => {
    const one = monitored();
    expect(dutyOf(one, at('2026-09-01'))).toMatchObject({
      kind: 'visit',
      status: 'due',
      month: '2026-09',
      due: '2026-09-30',
      daysLeft: 29,
      carriedOver: false,
      liaison: 'liaison',
    });
    one.visited('2026-09-28');
    expect(dutyOf(one, at('2026-09-29'))).toMatchObject({ status: 'done' });
    expect(dutyOf(one, at('2026-10-01', '00:00'))).toMatchObject({
      status: 'due',
      month: '2026-10',
      carriedOver: false,
    });
    expect(dueAt(one, at('2026-09-29'))).toBe('2026-10-01 08:30');
  });

  it('is told on the 1st, 15th, 22nd, three days and one day before the end, and when the month is over', () => {
    const one = monitored();
    const told: string[] = [];
    for (let now = at('2026-09-01', '08:00'); told.length < 7;) {
      const next = snapshotOf(one.state, one.profile, one.calendar, now).nextDueAt;
      if (next === null) break;
      const kinds = momentsBetween(one.state, one.profile, one.calendar, next, next).map(({ kind }) => kind);
      told.push(`${dayOf(next)} ${timeOf(next)} ${kinds.join()}`);
      now = next;
    }
    expect(told).toEqual([
      '2026-09-01 08:30 visit_due',
      '2026-09-15 08:30 visit_due',
      '2026-09-22 08:30 visit_due',
      '2026-09-27 08:30 visit_due',
      '2026-09-29 08:30 visit_due',
      '2026-09-30 20:00 visit_overdue',
      '2026-10-01 08:30 visit_due',
    ]);
  });

  it('is overdue at 20:00 on the last day and carried over', () => {
    const one = monitored();
    expect(dutyOf(one, at('2026-09-30', '19:59'))).toMatchObject({ status: 'due', daysLeft: 0 });
    expect(dutyOf(one, at('2026-09-30', '20:00'))).toMatchObject({ status: 'overdue' });
    expect(dutyOf(one, at('2026-10-01', '08:30'))).toMatchObject({ status: 'due', carriedOver: true });
    one.visited('2026-10-02');
    expect(dutyOf(one, at('2026-10-02', '11:00'))).toMatchObject({ status: 'done', carriedOver: false });
  });

  it('is not done by a call without a reason', () => {
    const one = monitored().visited('2026-09-10', { way: 'phone' });
    expect(dutyOf(one, at('2026-09-11'))).toMatchObject({ status: 'due' });
    one.visited('2026-09-10', { way: 'phone', reason: 'snow' });
    expect(dutyOf(one, at('2026-09-11'))).toMatchObject({ status: 'done' });
  });

  it('needs as many visits as the county sets, and none where it sets none', () => {
    const one = monitored();
    one.profile = withValue('visit.perMonth', 2);
    one.visited('2026-09-10');
    expect(dutyOf(one, at('2026-09-11'))).toMatchObject({ status: 'due' });
    one.visited('2026-09-20');
    expect(dutyOf(one, at('2026-09-21'))).toMatchObject({ status: 'done' });
    one.profile = withValue('visit.perMonth', null);
    expect(dutyOf(one, at('2026-09-21'))).toBeUndefined();
    expect(dueAt(one, at('2026-09-21'))).toBeNull();
  });

  it('tells nothing where the county has set no time', () => {
    const one = monitored();
    one.profile = withValue('remind.time', null);
    expect(dueAt(one, at('2026-09-02'))).toBe('2026-09-30 20:00');
    one.profile = withValue('visit.overdueTime', null);
    expect(dueAt(one, at('2026-09-29', '12:00'))).toBe('2026-10-01 08:30');
    expect(dutyOf(one, at('2026-09-30', '23:00'))).toMatchObject({ status: 'due' });
  });
});

const running = () => new TestCase('2026-09-01').evaluated('2026-09-23').opened('2026-09-24');

describe('publicity duty (E-06)', () => {
  it('counts n of N, and waits to be closed', () => {
    const one = running();
    const line = (day: string, time = '08:30') => {
      const duty = dutyOf(one, at(day, time));
      return duty?.kind === 'publicity' ? [duty.day, duty.of, duty.lastDay, duty.toClose] : null;
    };
    expect(line('2026-09-24')).toEqual([0, 5, false, false]);
    expect(line('2026-09-26')).toEqual([0, 5, false, false]);
    expect(line('2026-09-28')).toEqual([1, 5, false, false]);
    expect(line('2026-10-03')).toEqual([3, 5, false, false]);
    expect(line('2026-10-09')).toEqual([5, 5, true, false]);
    expect(line('2026-10-09', '18:00')).toEqual([5, 5, true, true]);
    expect(line('2026-10-12')).toEqual([5, 5, false, true]);
  });

  it('carries the closing hour of its own profile, and none where none is set', () => {
    const one = running();
    expect(dutyOf(one, at('2026-09-28'))).toMatchObject({ kind: 'publicity', closesAt: '18:00' });
    one.profile = withValue('publicity.closingTime', null);
    expect(dutyOf(one, at('2026-09-28'))).not.toHaveProperty('closesAt');
  });

  it('is told on counted days only, and on working days until it is closed', () => {
    const one = running();
    const told = momentsBetween(one.state, one.profile, one.calendar, at('2026-09-24'), at('2026-10-13'));
    expect(told.map(({ kind, at: when }) => `${dayOf(when)} ${timeOf(when)} ${kind}`)).toEqual([
      '2026-09-28 08:30 publicity_day',
      '2026-09-29 08:30 publicity_day',
      '2026-09-30 08:30 publicity_day',
      '2026-10-08 08:30 publicity_day',
      '2026-10-09 08:30 publicity_day',
      '2026-10-10 08:30 publicity_unclosed',
      '2026-10-12 08:30 publicity_unclosed',
      '2026-10-13 08:30 publicity_unclosed',
    ]);
    one.do({ kind: 'publicity_closed', on: '2026-10-12' }, 'village_cadre', at('2026-10-12'));
    expect(dueAt(one, at('2026-10-12'))).toBeNull();
    expect(dutyOf(one, at('2026-10-12'))).toMatchObject({ kind: 'handle', next: 'town_review' });
  });
});

describe('step duty', () => {
  it('has a date only where the county sets one (E-60, E-61)', () => {
    const one = new TestCase('2026-09-24');
    expect(dutyOf(one, at('2026-09-24'))).toMatchObject({
      kind: 'handle',
      stage: 'submitted',
      next: 'accepted',
      due: '2026-09-29',
      overdue: false,
    });
    expect(dutyOf(one, at('2026-09-29', '23:59'))).toMatchObject({ overdue: false });
    expect(dutyOf(one, at('2026-09-30'))).toMatchObject({ overdue: true });
    one.do({ kind: 'accepted' }, 'village_secretary', at('2026-09-28'));
    expect(dutyOf(one, at('2026-09-28'))).toMatchObject({ next: 'verified', due: '2026-10-10' });
    one.profile = withValue('sla.verify', null);
    expect(dutyOf(one, at('2026-11-28'))).toMatchObject({ next: 'verified', overdue: false });
    expect(dutyOf(one, at('2026-11-28'))).not.toHaveProperty('due');
  });

  it('counts a limit from the step before its own', () => {
    const taogou = loadProfile('ah-taogou');
    const one = new TestCase('2026-09-14');
    one.profile = { ...taogou, values: { ...taogou.values, 'sla.verify': demoProfile.values['sla.verify'] } };
    one.do({ kind: 'accepted' }, 'village_secretary', at('2026-09-14'));
    expect(dutyOf(one, at('2026-09-14'))).toMatchObject({ next: 'group_opinion' });
    expect(dutyOf(one, at('2026-09-14'))).not.toHaveProperty('due');
    const opinion: Act = { kind: 'group_opined', on: '2026-09-18', present: 9, inFavour: 8, against: 1 };
    one.do(opinion, 'village_cadre', at('2026-09-18'));
    const due = calendar.addWorkingDays('2026-09-18', valueOf(one.profile, 'sla.verify') ?? 0).end;
    expect(dutyOf(one, at('2026-09-18'))).toMatchObject({ next: 'verified', due });
  });

  it('promises no date that is unset or may still move', () => {
    expect(promisedDates('2026-09-24', demoProfile, calendar)).toEqual({
      acceptBy: '2026-09-29',
      verifyBy: '2026-10-12',
    });
    expect(promisedDates('2026-12-28', demoProfile, calendar)).toEqual({
      acceptBy: '2026-12-30',
      verifyBy: null,
    });
    expect(promisedDates('2026-09-24', withValue('sla.accept', null), calendar)).toEqual({
      acceptBy: null,
      verifyBy: null,
    });
  });

  it('promises no day of the visit where the group speaks first, which has no limit', () => {
    const taogou = loadProfile('ah-taogou');
    const values = {
      ...taogou.values,
      'sla.accept': demoProfile.values['sla.accept'],
      'sla.verify': demoProfile.values['sla.verify'],
    };
    expect(promisedDates('2026-09-24', { ...taogou, values }, calendar)).toEqual({
      acceptBy: '2026-09-29',
      verifyBy: null,
    });
  });
});

const cases = () => {
  const done = new TestCase('2026-08-03', 'done')
    .monitored('2026-08-03', '2026-09-01', 'l1')
    .visited('2026-09-10');
  const late = new TestCase('2026-07-01', 'late').monitored('2026-07-01', '2026-08-03', 'l1');
  const due = new TestCase('2026-08-03', 'due').monitored('2026-08-03', '2026-09-01', 'l2');
  const board = new TestCase('2026-09-01', 'board').evaluated('2026-09-23').opened('2026-09-24');
  const fresh = new TestCase('2026-09-28', 'fresh');
  return [done, late, due, board, fresh];
};

describe('whom hard conditions bar', () => {
  const barred = (limit: number | null): TestCase => {
    const one = new TestCase('2026-08-03');
    one.profile = withValue('sla.evaluate', limit);
    one.profile = { ...one.profile, values: { ...one.profile.values, ...hard } };
    return one.verified('2026-08-03', { exclusions: [{ code: 'X01', mitigated: false }] });
  };
  const hard = { 'exclusion.mode': withValue('exclusion.mode', 'hard').values['exclusion.mode'] };

  it('the township answers as soon as a meeting would have been, and until then it concerns it', () => {
    const one = barred(5);
    expect(dutiesAt([one], at('2026-08-04'))).toMatchObject([
      { kind: 'settle', what: 'barred', by: ['township_officer'], due: '2026-08-10', overdue: false },
    ]);
    expect(dutiesAt([one], at('2026-08-11'))).toMatchObject([{ what: 'barred', overdue: true }]);
    expect(concernsTownship(one.state)).toBe(true);
    one.do({ kind: 'rejected', reason: 'exclusion', exclusion: 'X01' }, 'township_officer', at('2026-08-11'));
    expect(concernsTownship(one.state)).toBe(false);
  });

  it('without a date where the county sets none', () => {
    const [duty] = dutiesAt([barred(null)], at('2026-08-04'));
    expect(duty).toMatchObject({ what: 'barred', overdue: false });
    expect(duty).not.toHaveProperty('due');
  });
});

describe('what is told', () => {
  it('merges a cadre group’s day into one reminder, without what is done', () => {
    const reminder = remindersFor(dutiesAt(cases(), at('2026-09-29', '08:30')), township);
    expect(reminder?.visits.map(({ number, daysLeft }) => [number, daysLeft])).toEqual([
      ['2026-late', 1],
      ['2026-due', 1],
    ]);
    expect(reminder?.publicity).toMatchObject([{ number: '2026-board', day: 2, of: 5 }]);
    expect(reminder?.mentions).toEqual(['l1', 'l2']);
    expect(remindersFor(dutiesAt(cases(), at('2026-09-29')), toId<AreaCode>('sw-gl'))).toBeNull();
    expect(remindersFor([], township)).toBeNull();
  });

  it('lists overdue visits by village and liaison, with the number for groups (scenario 34)', () => {
    const overdue = overdueFor(dutiesAt(cases(), at('2026-09-30', '20:00')), township);
    expect(overdue).toMatchObject({ month: '2026-09', count: 2 });
    expect(
      overdue?.rows.map((row) => [row.village, row.liaison, row.visits.map(({ number }) => number)]),
    ).toEqual([
      [village, 'l1', ['2026-late']],
      [village, 'l2', ['2026-due']],
    ]);
    expect(overdueFor(dutiesAt(cases(), at('2026-09-30', '19:59')), township)).toBeNull();
  });

  it('puts a village’s day together (F-20)', () => {
    const list = cases();
    const now = at('2026-09-29', '08:00');
    const digest = digestFor({
      village,
      cases: list.map(({ state }) => state),
      duties: dutiesAt(list, now),
      leads: [{ at: at('2026-09-20') }, { at: at('2026-09-27') }],
      since: at('2026-09-28', '08:00'),
      now,
    });
    expect(digest).toMatchObject({
      day: '2026-09-29',
      open: 2,
      monitored: 3,
      declared: [{ number: '2026-fresh' }],
      handle: [{ number: '2026-fresh', next: 'accepted', overdue: false }],
      publicity: [{ number: '2026-board' }],
      visits: { done: 1, of: 3, overdue: 1 },
      leads: { toAnswer: 2, oldestDays: 9 },
      deadlines: [
        { what: 'accepted', due: '2026-09-30', daysLeft: 1, count: 1 },
        { what: 'visit', due: '2026-09-30', daysLeft: 1, count: 2 },
      ],
    });
  });

  it('counts a declaration in one digest only, and names dates up to three days ahead', () => {
    const one = new TestCase('2026-09-24');
    const digest = (since: Date, now: Date) =>
      digestFor({ village, cases: [one.state], duties: dutiesAt([one], now), leads: [], since, now });
    const [first, second] = [at('2026-09-24', '10:00'), at('2026-09-25', '10:00')];
    expect(digest(at('2026-09-23'), first).declared).toHaveLength(1);
    expect(digest(first, second).declared).toEqual([]);
    expect(digest(first, at('2026-09-25')).deadlines).toEqual([]);
    expect(digest(first, at('2026-09-26')).deadlines).toMatchObject([{ due: '2026-09-29', daysLeft: 3 }]);
  });

  it('leaves out of a village’s digest what waits for others, and is short on a quiet day', () => {
    const one = new TestCase('2026-09-01').evaluated('2026-09-02').opened('2026-09-02');
    one.do({ kind: 'publicity_closed', on: '2026-09-10' }, 'village_cadre', at('2026-09-10'));
    const now = at('2026-09-11', '08:00');
    const [since, leads] = [at('2026-09-10', '08:00'), []];
    expect(
      digestFor({ village, cases: [one.state], duties: dutiesAt([one], now), leads, since, now }),
    ).toMatchObject({
      open: 1,
      declared: [],
      handle: [],
      publicity: [],
      visits: { done: 0, of: 0, overdue: 0 },
      leads: { toAnswer: 0, oldestDays: 0 },
      deadlines: [],
    });
  });
});
