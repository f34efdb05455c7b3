import { describe, expect, it } from 'vitest';
import {
  createCalendar,
  foldCase,
  hashEntry,
  nextStage,
  recomputePublicity,
  type Act,
  type Stage,
} from '../../src/cases/index.ts';
import { addDays, toId, type PersonId } from '../../src/core/index.ts';
import {
  actor,
  at,
  declaration,
  demoProfile,
  finding,
  invented2027,
  loadYears,
  meeting,
  TestCase,
  townReview,
  visit,
  withValue,
} from './support.ts';

const close = (on: string) => ({ kind: 'publicity_closed' as const, on });

describe('procedure', () => {
  it('goes from declaration to monitoring step by step', () => {
    const one = new TestCase('2026-09-01').monitored('2026-09-24', '2026-10-12');
    expect(one.state).toMatchObject({
      stage: 'monitored',
      monitoredSince: '2026-10-12',
      liaison: 'liaison',
      seq: one.entries.length,
    });
    expect(one.entries.map(({ act }) => act.kind)).toEqual([
      'declared',
      'accepted',
      'verified',
      'cosigned',
      'evaluated',
      'publicity_opened',
      'publicity_closed',
      'town_reviewed',
      'comparison_requested',
      'comparison_returned',
      'county_decided',
      'monitoring_started',
      'liaison_assigned',
    ]);
  });

  it('refuses a step out of turn and says where the case stands', () => {
    const one = new TestCase('2026-09-01');
    const opening = { kind: 'publicity_opened' as const, on: '2026-09-02', place: 'board' };
    expect(one.judge(opening, 'village_secretary', at('2026-09-02'))).toEqual({
      ok: false,
      refusal: { code: 'wrong_stage', facts: { stage: 'submitted', act: 'publicity_opened' } },
    });
    expect(
      one.judge({ kind: 'visited', visit: visit('2026-09-02') }, 'village_cadre', at('2026-09-02')),
    ).toMatchObject({
      refusal: { code: 'wrong_stage' },
    });
  });

  it('refuses a role that the policy or the step of the county does not name', () => {
    const one = new TestCase('2026-09-01');
    expect(one.judge({ kind: 'accepted' }, 'villager', at('2026-09-02'))).toMatchObject({
      refusal: { code: 'not_allowed', facts: { role: 'villager', act: 'accepted' } },
    });
    // The policy lets the township accept, the demo county's steps do not.
    expect(one.judge({ kind: 'accepted' }, 'township_officer', at('2026-09-02'))).toMatchObject({
      refusal: { code: 'not_allowed' },
    });
  });

  it('asks for two different verifiers, each in their own name (E-07)', () => {
    const one = new TestCase('2026-09-01').do({ kind: 'accepted' }, 'village_secretary', at('2026-09-02'));
    const verify = (...others: string[]) =>
      one.judge(
        finding('2026-09-03', { others: others.map((id) => toId<PersonId>(id)) }),
        'village_cadre',
        at('2026-09-03'),
        'a',
      );
    expect(verify('a')).toMatchObject({
      refusal: { code: 'two_verifiers', facts: { needed: 2, given: 1 } },
    });
    one.profile = withValue('verification.persons', null);
    expect(verify('b')).toMatchObject({
      refusal: { code: 'key_unset', facts: { key: 'verification.persons' } },
    });
    one.profile = demoProfile;
    one.do(finding('2026-09-03'), 'village_cadre', at('2026-09-03'), 'a');
    expect(one.state).toMatchObject({ stage: 'accepted', verification: { signed: ['a'], waiting: ['b'] } });
    const sign = (person: string) =>
      one.judge({ kind: 'cosigned', agrees: true }, 'village_cadre', at('2026-09-03'), person);
    expect(one.judge(meeting('2026-09-03'), 'village_secretary', at('2026-09-03'))).toMatchObject({
      refusal: { code: 'wrong_stage' },
    });
    expect(sign('a')).toMatchObject({ refusal: { code: 'signed_before' } });
    expect(sign('c')).toMatchObject({ refusal: { code: 'not_named' } });
    one.do({ kind: 'cosigned', agrees: true }, 'village_cadre', at('2026-09-03'), 'b');
    expect(one.state).toMatchObject({
      stage: 'verified',
      verification: { signed: ['a', 'b'], waiting: [] },
    });
  });

  it('takes no step in a county that has set none', () => {
    const one = new TestCase('2026-09-01');
    one.profile = withValue('steps', null);
    expect(one.judge({ kind: 'accepted' }, 'village_secretary', at('2026-09-02'))).toMatchObject({
      refusal: { code: 'key_unset', facts: { key: 'steps' } },
    });
    expect(nextStage(one.state, one.profile)).toBeNull();
  });

  it('joins a second declaration to the open case and keeps that danger was said', () => {
    const one = new TestCase('2026-09-01').do(
      { kind: 'supplemented', declaration: { ...declaration, urgent: true } },
      'villager',
      at('2026-09-02'),
    );
    expect(one.state).toMatchObject({ stage: 'submitted', declarations: 2, urgent: true });
    one.do({ kind: 'supplemented', declaration }, 'villager', at('2026-09-02'));
    expect(one.state).toMatchObject({ declarations: 3, urgent: true });
    one.do({ kind: 'withdrawn' }, 'villager', at('2026-09-03'));
    expect(one.judge({ kind: 'supplemented', declaration }, 'villager', at('2026-09-04'))).toMatchObject({
      refusal: { code: 'wrong_stage', facts: { stage: 'withdrawn' } },
    });
  });

  it('takes word of consent only from who is known to be of the household', () => {
    const one = new TestCase('2026-09-01');
    const say = (verifiedIdentity: boolean): Act => ({
      kind: 'supplemented',
      declaration: { ...declaration, consent: 'refused', verifiedIdentity },
    });
    one.do(say(false), 'villager', at('2026-09-02'));
    expect(one.state.consent).toBe('given');
    one.do(say(true), 'villager', at('2026-09-03'));
    expect(one.state.consent).toBe('refused');
  });

  it('ends a case that the village votes down, and does a returned one again from where it says', () => {
    const voted = new TestCase('2026-09-01')
      .verified('2026-09-03')
      .do(meeting('2026-09-04', { inFavour: 4, against: 4 }), 'village_secretary', at('2026-09-04'));
    expect(voted.state).toMatchObject({
      stage: 'rejected',
      rejection: { reason: 'voted_down', at: 'verified' },
    });

    const returned = new TestCase('2026-09-01').evaluated('2026-09-02').opened('2026-09-02');
    const back = (redo: Stage): Act => ({ kind: 'returned', redo, reason: 'r' });
    returned.do(close('2026-09-09'), 'village_secretary', at('2026-09-09', '18:00'));
    expect(returned.judge(back('county_decision'), 'township_officer', at('2026-09-10'))).toMatchObject({
      refusal: { code: 'redo_ahead' },
    });
    returned.do(back('verified'), 'township_officer', at('2026-09-10'));
    expect(returned.state).toMatchObject({ stage: 'returned', returned: { redo: 'verified' } });
    expect(returned.state.verification).toBeUndefined();
    expect(nextStage(returned.state, demoProfile)).toBe('verified');
    returned.do(finding('2026-09-11'), 'village_cadre', at('2026-09-11'), 'a');
    returned.do({ kind: 'cosigned', agrees: true }, 'village_cadre', at('2026-09-11'), 'b');
    expect(returned.state.stage).toBe('verified');
    expect(returned.state.returned).toBeUndefined();
  });
});

describe('going back', () => {
  const back = (redo: Stage): Act => ({ kind: 'returned', redo, reason: 'r' });
  const uphold = (redo: Stage): Act => ({ kind: 'appeal_decided', upheld: true, redo, note: 'n' });

  it('is only to a step that the county has', () => {
    const one = new TestCase('2026-09-01').verified('2026-09-02');
    expect(one.judge(back('group_opinion'), 'village_secretary', at('2026-09-02'))).toMatchObject({
      refusal: { code: 'redo_ahead' },
    });
    one.do(back('accepted'), 'village_secretary', at('2026-09-02'));
    expect(one.state.returned).toEqual({ redo: 'accepted', reason: 'r' });
  });

  it('skips nothing by way of an appeal, wherever the case was rejected', () => {
    const rejected = new TestCase('2026-09-01')
      .verified('2026-09-02')
      .do(meeting('2026-09-03', { inFavour: 0, against: 9 }), 'village_secretary', at('2026-09-03'))
      .do({ kind: 'appealed', text: 't' }, 'villager', at('2026-09-04'));
    // The village voted it down, so the township looks again, not the county.
    expect(rejected.judge(uphold('evaluated'), 'county_officer', at('2026-09-05'))).toMatchObject({
      refusal: { code: 'not_allowed' },
    });
    for (const ahead of ['publicity', 'county_decision', 'monitored'] as const) {
      expect(rejected.judge(uphold(ahead), 'township_officer', at('2026-09-05'))).toMatchObject({
        refusal: { code: 'redo_ahead' },
      });
    }
    rejected.do(uphold('evaluated'), 'township_officer', at('2026-09-05'));
    expect(rejected.state).toMatchObject({ stage: 'returned', returned: { redo: 'evaluated' } });

    // Voted down once more while it stands at `returned`: what was to be done again is what it may go back to.
    rejected.do(meeting('2026-09-06', { inFavour: 0, against: 9 }), 'village_secretary', at('2026-09-06'));
    expect(rejected.state.rejection).toMatchObject({ at: 'returned', redo: 'evaluated' });
  });
});

describe('measures', () => {
  it('run one for a risk, also when one that was declined is wanted after all (C6)', () => {
    const propose = (measure: string): Act => ({
      kind: 'measure_proposed',
      measure,
      risk: 'R01',
      measureKind: 'health',
      target: 't',
      detail: 'd',
    });
    const answer = (measure: string, agrees: boolean): Act => ({ kind: 'measure_answered', measure, agrees });
    const now = at('2026-09-20');
    const one = new TestCase('2026-09-01')
      .monitored('2026-09-02', '2026-09-14')
      .do(propose('m1'), 'township_officer', now)
      .do(answer('m1', false), 'villager', now)
      .do(propose('m2'), 'township_officer', now);
    const refused = { refusal: { code: 'measure_for_risk', facts: { risk: 'R01' } } };
    expect(one.judge(propose('m3'), 'township_officer', now)).toMatchObject(refused);
    expect(one.judge(answer('m1', true), 'villager', now)).toMatchObject(refused);
    one.do(answer('m2', false), 'villager', now).do(answer('m1', true), 'villager', now);
    expect(one.state.measures.map(({ state }) => state)).toEqual(['agreed', 'declined']);
  });
});

describe('near relatives', () => {
  it('take their name off a verification that is not complete, signed or not', () => {
    for (const person of ['a', 'b']) {
      const one = new TestCase('2026-09-01')
        .do({ kind: 'accepted' }, 'village_secretary', at('2026-09-02'))
        .do(finding('2026-09-02'), 'village_cadre', at('2026-09-02'), 'a')
        .do({ kind: 'recused', person: toId<PersonId>(person) }, 'village_secretary', at('2026-09-03'));
      expect(one.state.verification).toBeUndefined();
    }
  });
});

describe('publicity', () => {
  it('closes at the closing hour of the last day and not before (scenario 22)', () => {
    const one = new TestCase('2026-09-01').evaluated('2026-09-23').opened('2026-09-24');
    expect(one.state.publicity).toMatchObject({ end: '2026-10-09', provisional: false });
    const refused = {
      refusal: { code: 'publicity_not_over', facts: { end: '2026-10-09', closesAt: '18:00' } },
    };
    expect(one.judge(close('2026-10-08'), 'village_secretary', at('2026-10-08', '23:59'))).toMatchObject(
      refused,
    );
    expect(one.judge(close('2026-10-09'), 'village_secretary', at('2026-10-09', '17:59'))).toMatchObject(
      refused,
    );
    expect(one.judge(close('2026-10-10'), 'village_secretary', at('2026-10-09', '18:00'))).toMatchObject(
      refused,
    );
    expect(one.judge(close('2026-10-01'), 'village_secretary', at('2026-10-10'))).toMatchObject(refused);
    expect(one.judge(townReview, 'township_officer', at('2026-10-08')).ok).toBe(false);
    expect(one.judge(close('2026-10-09'), 'village_secretary', at('2026-10-09', '18:00')).ok).toBe(true);
    expect(one.judge(close('2026-10-12'), 'village_secretary', at('2026-10-12', '08:00')).ok).toBe(true);
  });

  it('runs to midnight where the county has set no closing hour', () => {
    const one = new TestCase('2026-09-01').evaluated('2026-09-23').opened('2026-09-24');
    one.profile = withValue('publicity.closingTime', null);
    expect(one.judge(close('2026-10-09'), 'village_secretary', at('2026-10-09', '23:59'))).toMatchObject({
      refusal: { code: 'publicity_not_over', facts: { end: '2026-10-09' } },
    });
    expect(one.judge(close('2026-10-10'), 'village_secretary', at('2026-10-10', '00:00')).ok).toBe(true);
  });

  it('counts a make-up Saturday (scenario 23)', () => {
    const { publicity } = new TestCase('2026-02-01').evaluated('2026-02-11').opened('2026-02-12').state;
    expect(publicity?.days).toContain('2026-02-14');
    expect(publicity?.end).toBe('2026-02-26');
  });

  it('opens from the evaluation, at most a week back, to a week ahead', () => {
    const late = new TestCase('2026-09-01').evaluated('2026-09-09');
    const lateOpen = (on: string) =>
      late.judge(
        { kind: 'publicity_opened', on, place: 'board' },
        'village_cadre',
        at('2026-09-10', '23:00'),
      );
    expect(lateOpen('2026-09-09').ok).toBe(true);
    expect(lateOpen('2026-09-08')).toMatchObject({
      refusal: { code: 'publicity_date_past', facts: { earliest: '2026-09-09' } },
    });
    const one = new TestCase('2026-09-01').evaluated('2026-09-02');
    const open = (on: string) =>
      one.judge({ kind: 'publicity_opened', on, place: 'board' }, 'village_cadre', at('2026-09-10', '23:00'));
    expect(open('2026-09-02')).toMatchObject({
      refusal: { code: 'publicity_date_past', facts: { earliest: '2026-09-03' } },
    });
    expect(open('2026-09-03').ok).toBe(true);
    expect(open('2026-09-17').ok).toBe(true);
    expect(open('2026-09-18')).toMatchObject({
      refusal: { code: 'publicity_date_far', facts: { latest: '2026-09-17' } },
    });
    one.profile = withValue('publicity.workingDays', null);
    expect(open('2026-09-10')).toMatchObject({ refusal: { code: 'key_unset' } });
  });

  it('is provisional into a year without calendar, and recomputed when it is loaded (scenario 24)', () => {
    const one = new TestCase('2026-12-01').evaluated('2026-12-24').opened('2026-12-25');
    expect(one.state.publicity).toMatchObject({ end: '2027-01-04', provisional: true });
    expect(one.state.publicity?.days).not.toContain('2027-01-01');
    expect(recomputePublicity(one.state, one.calendar)).toBeNull();
    expect(one.judge(close('2027-01-05'), 'village_secretary', at('2027-01-05'))).toMatchObject({
      refusal: { code: 'calendar_missing', facts: { end: '2027-01-04', year: 2027 } },
    });

    const makeup = ['2027-01-03'];
    one.calendar = createCalendar([
      ...loadYears(),
      { ...invented2027, holidays: [{ name: 'New Year', days: ['2027-01-01', '2027-01-02'] }], makeup },
    ]);
    const act = recomputePublicity(one.state, one.calendar);
    expect(act).toMatchObject({ end: '2027-01-03', provisional: false, calendar: one.calendar.version });
    if (act === null) return;
    expect(one.judge(act, 'village_secretary', at('2026-12-28')).ok).toBe(false);
    one.do(act, 'system', at('2026-12-28'));
    expect(one.state.publicity).toMatchObject({
      end: '2027-01-03',
      provisional: false,
      opened: '2026-12-25',
    });
    expect(recomputePublicity(one.state, one.calendar)).toBeNull();
  });

  it('becomes certain with an entry even when the day stays', () => {
    const one = new TestCase('2026-12-01').evaluated('2026-12-24').opened('2026-12-25');
    const act = recomputePublicity(one.state, createCalendar([...loadYears(), invented2027]));
    expect(act).toMatchObject({ end: '2027-01-04', provisional: false });
  });

  const object = (id: string): Act => ({
    kind: 'objection_raised',
    objection: id,
    ground: 'concealed',
    identity: 'township_only',
    text: 't',
  });
  const settleOne = (id: string, ...people: string[]): Act => ({
    kind: 'objection_settled',
    objection: id,
    investigators: people.map((name) => toId<PersonId>(name)),
    founded: false,
    outcome: 'o',
  });

  it('is held from the first of two objections, whichever is settled first', () => {
    const one = new TestCase('2026-09-01').evaluated('2026-09-02').opened('2026-09-02');
    one.do(object('o1'), 'villager', at('2026-09-04')).do(object('o2'), 'villager', at('2026-09-08'));
    one.do(settleOne('o1', 'c', 'd'), 'township_officer', at('2026-09-08'));
    expect(one.state.publicity).toMatchObject({ end: '2026-09-09' });
    one.do(settleOne('o2', 'c', 'd'), 'township_officer', at('2026-09-10'));
    // Of 3 to 9 September one working day had passed before the first objection came.
    expect(one.state.publicity?.days).toEqual(['2026-09-11', '2026-09-14', '2026-09-15', '2026-09-16']);

    // A later one takes only what it holds up itself; 20 September is a make-up Sunday.
    one.do(object('o3'), 'villager', at('2026-09-15'));
    one.do(settleOne('o3', 'c', 'd'), 'township_officer', at('2026-09-17'));
    expect(one.state.publicity?.days).toEqual(['2026-09-18', '2026-09-20']);
  });

  it('is held by an objection until two others have looked into it (001_08e4 L147, D18)', () => {
    const one = new TestCase('2026-09-01').evaluated('2026-09-02').opened('2026-09-02');
    const settle = (...people: string[]) => settleOne('o1', ...people);
    // The fifth day, twenty minutes before the closing hour (scenario 25).
    one.do(object('o1'), 'villager', at('2026-09-09', '17:40'));
    expect(one.judge(object('o2'), 'villager', at('2026-09-09', '18:00'))).toMatchObject({
      refusal: { code: 'publicity_over' },
    });
    expect(one.judge(close('2026-09-09'), 'village_secretary', at('2026-09-09', '18:00'))).toMatchObject({
      refusal: { code: 'objections_open', facts: { open: 1 } },
    });
    const now = at('2026-09-14');
    expect(one.judge(settle('c'), 'township_officer', now)).toMatchObject({
      refusal: { code: 'two_investigators' },
    });
    expect(one.judge(settle('a', 'c'), 'township_officer', now)).toMatchObject({
      refusal: { code: 'own_work' },
    });
    one.do(settle('c', 'd'), 'township_officer', now);
    // One day was left when the objection came.
    expect(one.state.publicity).toMatchObject({ days: ['2026-09-15'], end: '2026-09-15' });
    // Its days are counted from there on, by whoever counts again, and are not over before they are.
    expect(recomputePublicity(one.state, one.calendar)).toBeNull();
    expect(one.judge(close('2026-09-14'), 'village_secretary', at('2026-09-14', '18:00'))).toMatchObject({
      refusal: { code: 'publicity_not_over', facts: { end: '2026-09-15' } },
    });
    one.do(close('2026-09-15'), 'village_secretary', at('2026-09-15', '18:00'));
    expect(one.state.stage).toBe('publicity_closed');
  });
});

const monitored = () => new TestCase('2026-09-01').monitored('2026-09-02', '2026-09-14');

const counts = (change: object, allowed: boolean | null = true) => {
  const one = monitored();
  one.profile = withValue('visit.remoteAllowed', allowed);
  return one.visited('2026-09-20', change).state.visits.at(-1)?.counted;
};

describe('visits', () => {
  it('count in person, and by phone only with a reason where the county allows it (scenario 35)', () => {
    expect(counts({})).toBe(true);
    expect(counts({ way: 'phone' })).toBe(false);
    expect(counts({ way: 'phone', reason: '  ' })).toBe(false);
    expect(counts({ way: 'phone', reason: 'snow' })).toBe(true);
    expect(counts({ way: 'wechat', reason: 'snow' }, false)).toBe(false);
    expect(counts({ way: 'wechat', reason: 'snow' }, null)).toBe(false);
  });

  it('cannot lie in the future, and do not count before monitoring', () => {
    const one = monitored();
    expect(
      one.judge({ kind: 'visited', visit: visit('2026-09-21') }, 'liaison', at('2026-09-20')),
    ).toMatchObject({
      refusal: { code: 'visit_in_future', facts: { on: '2026-09-21', today: '2026-09-20' } },
    });
    one.do({ kind: 'visited', visit: visit('2026-09-13') }, 'liaison', at('2026-09-20'));
    one.do({ kind: 'visited', visit: visit('2026-09-14') }, 'liaison', at('2026-09-20'));
    expect(one.state.visits.map(({ on, counted }) => [on, counted])).toEqual([
      ['2026-09-13', false],
      ['2026-09-14', true],
    ]);
  });
});

describe('journal', () => {
  it('folds to nothing without a declaration', () => {
    expect(foldCase([])).toBeNull();
    expect(foldCase(new TestCase('2026-09-01').evaluated('2026-09-02').entries.slice(1))).toBeNull();
  });

  it('chains entries so that any change of any part shows', () => {
    const clear = { case: 'c1', seq: 2, at: at('2026-09-01'), actor: actor('village_cadre') };
    const bytes = new Uint8Array([1, 2, 3]);
    const hash = hashEntry('a', clear, bytes);
    expect(hash).toMatch(/^[0-9a-f]{64}$/u);
    const { actor: who, at: when, seq, case: id } = clear;
    expect(hashEntry('a', { actor: who, seq, at: when, case: id }, bytes)).toBe(hash);
    const others = [
      hashEntry(null, clear, bytes),
      hashEntry('b', clear, bytes),
      hashEntry('a', { ...clear, seq: 3 }, bytes),
      hashEntry('a', { ...clear, at: at(addDays('2026-09-01', 1)) }, bytes),
      hashEntry('a', clear, new Uint8Array([1, 2])),
      hashEntry('', clear, bytes),
    ];
    expect(others).not.toContain(hash);
    // The same bytes in a row, cut elsewhere.
    const braces = Buffer.from('{}');
    expect(hashEntry('x{}', {}, bytes)).not.toBe(hashEntry('x', {}, Buffer.concat([braces, bytes])));
  });
});
