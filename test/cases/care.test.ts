import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  concernsTownship,
  dutiesOf,
  isWaitedFor,
  involvedIn,
  judgeLead,
  maySeeLead,
  momentsBetween,
  type Act,
  type Involved,
  type LeadAct,
  type LeadCourse,
  type MeasureState,
} from '../../src/cases/index.ts';
import { toId, type AreaCode, type PersonId, type Role } from '../../src/core/index.ts';
import { actor, at, calendar, demoProfile, TestCase, village, withValue } from './support.ts';

const day = '2026-10-13';
const proposal: Act = {
  kind: 'measure_proposed',
  measure: 'm1',
  risk: 'R01',
  measureKind: 'health',
  target: 'all',
  detail: 'a ride to the hospital',
};
const moved = (to: 'approved' | 'running' | 'done' | 'stopped'): Act => ({
  kind: 'measure_moved',
  measure: 'm1',
  to,
});

function monitored(): TestCase {
  return new TestCase('2026-09-01').monitored('2026-09-24', '2026-10-12');
}

function measuring(...steps: [Act, Role][]): TestCase {
  const one = monitored().do(proposal, 'liaison', at(day));
  for (const [act, role] of steps) one.do(act, role, at(day));
  return one;
}

describe('a help measure (D14)', () => {
  it('is approved by an office only, and only once the household agrees', () => {
    const one = measuring();
    expect(one.judge(moved('approved'), 'township_officer', at(day))).toMatchObject({
      refusal: { code: 'measure_state' },
    });
    one.do({ kind: 'measure_answered', measure: 'm1', agrees: true }, 'villager', at(day));
    expect(one.judge(moved('approved'), 'village_secretary', at(day))).toMatchObject({
      refusal: { code: 'not_allowed' },
    });
    expect(concernsTownship(one.state)).toBe(true);
    expect(one.judge(moved('approved'), 'township_officer', at(day)).ok).toBe(true);
  });

  it('is done again when the household says that it has not arrived', () => {
    const one = measuring(
      [{ kind: 'measure_answered', measure: 'm1', agrees: true }, 'villager'],
      [moved('approved'), 'township_officer'],
      [moved('done'), 'liaison'],
      [{ kind: 'measure_confirmed', measure: 'm1', received: false }, 'villager'],
    );
    expect(concernsTownship(one.state)).toBe(true);
    one.do(moved('done'), 'liaison', at(day));
    one.do({ kind: 'measure_confirmed', measure: 'm1', received: true }, 'villager', at(day));
    expect(one.state.measures).toMatchObject([{ state: 'confirmed', detail: 'a ride to the hospital' }]);
    expect(concernsTownship(one.state)).toBe(false);
  });

  it('holds its risk until it is over, unless the county has not said so', () => {
    const second: Act = { ...proposal, measure: 'm2' };
    const one = measuring();
    expect(one.judge(second, 'liaison', at(day))).toMatchObject({ refusal: { code: 'measure_for_risk' } });
    one.profile = withValue('measure.onePerRisk', null);
    expect(one.judge(second, 'liaison', at(day)).ok).toBe(true);
    one.profile = demoProfile;
    one.do(moved('stopped'), 'liaison', at(day));
    expect(one.judge(second, 'liaison', at(day)).ok).toBe(true);
  });

  it('waits for somebody at every state but its end', () => {
    const states: MeasureState['state'][] = [
      'proposed',
      'agreed',
      'approved',
      'running',
      'done',
      'disputed',
      'confirmed',
    ];
    for (const state of states) {
      const [measure] = measuring().state.measures;
      const measures = measure === undefined ? [] : [{ ...measure, state }];
      const duties = dutiesOf({ ...measuring().state, measures }, demoProfile, calendar, at(day));
      expect(
        duties.filter(({ kind }) => kind === 'settle'),
        state,
      ).toHaveLength(1);
    }
  });
});

describe('a liaison (D15)', () => {
  it('that has gone leaves a pending hand-over standing', () => {
    const one = monitored();
    const to = toId<PersonId>('other');
    one.do({ kind: 'handover_started', to, reason: 'left_county' }, 'liaison', at(day));
    one.do({ kind: 'liaison_ended', reason: 'role_ended' }, 'system', at(day));
    expect(one.state.liaison).toBeUndefined();
    one.do({ kind: 'handover_answered', accepts: true }, 'liaison', at(day), 'other');
    expect(one.state).toMatchObject({ liaison: 'other' });
    expect(one.state.handover).toBeUndefined();
  });
});

describe('help in need (D20)', () => {
  it('has two moments, four hours before its end and at it, until it is paid', () => {
    const one = new TestCase('2026-09-17');
    one.do({ kind: 'urgent_asked', need: 'food' }, 'villager', at('2026-09-17'));
    const moments = (profile = demoProfile) =>
      momentsBetween(one.state, profile, calendar, at('2026-09-17'), at('2026-09-30')).map(
        ({ kind, at: moment }) => `${kind} ${moment.toISOString()}`,
      );
    expect(moments()).toEqual([
      'urgent_soon 2026-09-20T06:00:00.000Z',
      'urgent_over 2026-09-20T10:00:00.000Z',
    ]);
    expect(moments(withValue('urgent.closingTime', null))[1]).toBe('urgent_over 2026-09-20T16:00:00.000Z');
    // The board's hour is its own.
    expect(moments(withValue('publicity.closingTime', '12:00'))).toEqual(moments());
    one.do({ kind: 'urgent_decided', granted: true }, 'township_officer', at('2026-09-18'));
    expect(moments()).toHaveLength(2);
    const again: Act = { kind: 'urgent_asked', need: 'food' };
    expect(one.judge(again, 'villager', at('2026-09-18'))).toMatchObject({ ok: false });
    one.do({ kind: 'urgent_paid', on: '2026-09-18' }, 'township_officer', at('2026-09-18'));
    expect(moments()).toEqual([]);
    expect(one.judge(again, 'villager', at('2026-09-18')).ok).toBe(true);
  });
});

describe('help in need that was asked for in a case that has ended', () => {
  it('still waits for the township, until it is paid', () => {
    const one = new TestCase('2026-09-17');
    one.do({ kind: 'urgent_asked', need: 'food' }, 'villager', at('2026-09-17'));
    one.do({ kind: 'withdrawn' }, 'villager', at('2026-09-18'));
    expect(isWaitedFor(one.state)).toBe(true);
    one.do({ kind: 'urgent_decided', granted: true }, 'township_officer', at('2026-09-18'));
    expect(concernsTownship(one.state)).toBe(true);
    one.do({ kind: 'urgent_paid', on: '2026-09-18' }, 'township_officer', at('2026-09-18'));
    expect([isWaitedFor(one.state), concernsTownship(one.state)]).toEqual([false, false]);
  });
});

describe('a lead (D12)', () => {
  const fresh: LeadCourse = { source: 'chat', state: 'new', area: village, owner: null };
  const now = at('2026-09-24');
  const secretary = actor('village_secretary', 'a');
  const visited: LeadAct = {
    kind: 'visited',
    on: '2026-09-24',
    other: toId<PersonId>('b'),
    outcome: 'no_risk',
    reason: 'fine',
  };

  it('needs two different people at the door', () => {
    const judge = (act: LeadAct) => judgeLead(fresh, act, { actor: secretary, now });
    expect(judge({ ...visited, other: null })).toMatchObject({
      refusal: { code: 'two_verifiers' },
    });
    expect(judge({ ...visited, other: toId<PersonId>('a') })).toMatchObject({
      refusal: { code: 'two_verifiers' },
    });
    expect(judge({ ...visited, on: '2026-09-25' })).toMatchObject({
      refusal: { code: 'day_in_future' },
    });
    expect(judge(visited)).toMatchObject({
      course: { state: 'visited', found: { visitors: ['a', 'b'], reason: 'fine' } },
    });
  });

  it('is sent on by offices within their own area, and visited by nobody from elsewhere', () => {
    const assigned: LeadAct = { kind: 'assigned', area: toId<AreaCode>('sw-gl-yp'), owner: null };
    const county: LeadCourse = { ...fresh, area: toId<AreaCode>('sw') };
    expect(judgeLead(county, assigned, { actor: secretary, now }).ok).toBe(false);
    expect(judgeLead(county, assigned, { actor: actor('township_officer'), now }).ok).toBe(false);
    const sent = judgeLead(county, assigned, { actor: actor('county_officer'), now });
    expect(sent).toMatchObject({ course: { state: 'assigned', area: 'sw-gl-yp' } });
    if (sent.ok) expect(judgeLead(sent.course, visited, { actor: secretary, now }).ok).toBe(false);
  });

  it('is an objection’s: read and closed by offices only, and sent to no village', () => {
    const objection: LeadCourse = { ...fresh, source: 'objection', area: toId<AreaCode>('sw-qx') };
    const officer = actor('township_officer', 't');
    const by = (who: typeof officer, act: LeadAct) => judgeLead(objection, act, { actor: who, now });
    for (const who of [officer, actor('county_officer'), actor('system')]) {
      expect(by(who, { kind: 'assigned', area: village, owner: null }).ok).toBe(false);
    }
    const settled: LeadAct = { ...visited, outcome: 'unfounded' };
    expect(by({ ...secretary, area: objection.area }, settled)).toMatchObject({
      refusal: { code: 'not_allowed' },
    });
    expect(by(officer, visited).ok).toBe(false);
    expect(by(officer, settled)).toMatchObject({
      course: { state: 'visited', found: { outcome: 'unfounded' } },
    });
    expect(by(officer, { ...settled, other: null })).toMatchObject({ refusal: { code: 'two_verifiers' } });
    // Where nobody can tell which household it is, there is no door to go to.
    expect(by(officer, { ...settled, other: null, outcome: 'unclear' }).ok).toBe(true);
    // A lead of another kind is neither founded nor not.
    expect(judgeLead(fresh, settled, { actor: officer, now }).ok).toBe(false);
    expect(maySeeLead('village_secretary', objection)).toBe(false);
    expect(maySeeLead('township_officer', objection)).toBe(true);
  });

  it('against a case is looked into by nobody who has a part in it (D18)', () => {
    const course: LeadCourse = { ...fresh, source: 'objection', area: toId<AreaCode>('sw-qx') };
    const settled: LeadAct = { ...visited, outcome: 'unfounded' };
    const id = (name: string) => toId<PersonId>(name);
    const judge = (who: string, act: LeadAct, involved: Involved) =>
      judgeLead(course, act, { actor: actor('township_officer', who), now, involved });
    const involved: Involved = { near: [id('kin')], own: [id('signed')] };
    expect(judge('t', settled, involved).ok).toBe(true);
    for (const act of [settled, { ...settled, other: null, outcome: 'unclear' } as const]) {
      expect(judge('signed', act, involved)).toMatchObject({ refusal: { code: 'own_work' } });
      expect(judge('kin', act, involved)).toMatchObject({ refusal: { code: 'recused' } });
    }
    expect(judge('t', { ...settled, other: id('signed') }, involved)).toMatchObject({
      refusal: { code: 'own_work' },
    });
    expect(judge('t', { ...settled, other: id('kin') }, involved)).toMatchObject({
      refusal: { code: 'recused' },
    });
  });

  it('knows whoever verified, decided or rejected a case, and not whoever only sent it on', () => {
    const one = new TestCase('2026-08-03').monitored('2026-08-03', '2026-09-01', 'l1');
    const by = (kind: string) =>
      one.entries.flatMap(({ act, actor: { person } }) => (act.kind === kind ? person : []));
    const { near, own } = involvedIn(one.state, one.entries);
    expect(near).toEqual([]);
    expect(own).toEqual(expect.arrayContaining([...by('verified'), ...by('county_decided')]));
    expect(by('county_decided')).not.toEqual([]);
    for (const person of by('town_reviewed')) expect(own).not.toContain(person);
  });

  it('goes forward only, whoever does what', () => {
    const order: LeadCourse['state'][] = ['new', 'assigned', 'visited', 'closed'];
    const acts: LeadAct[] = [visited, { kind: 'answered' }, { kind: 'assigned', area: village, owner: null }];
    const actors = [secretary, actor('township_officer'), actor('villager'), actor('system')];
    const step = fc.tuple(fc.constantFrom(...acts), fc.constantFrom(...actors));
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let course = fresh;
        for (const [act, who] of steps) {
          const verdict = judgeLead(course, act, { actor: who, now });
          if (!verdict.ok) continue;
          expect(order.indexOf(verdict.course.state)).toBeGreaterThanOrEqual(order.indexOf(course.state));
          course = verdict.course;
          const seen = course.state === 'visited' || course.state === 'closed';
          expect(course.found !== undefined).toBe(seen);
        }
      }),
    );
  });
});
