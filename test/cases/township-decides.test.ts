import { describe, expect, it } from 'vitest';
import { holdOn, sectors, type Act, type Decision } from '../../src/cases/index.ts';
import { at, decision, finding, loadProfile, meeting, TestCase, townReview } from './support.ts';

const taogou = loadProfile('ah-taogou');
const comparison: Act[] = [{ kind: 'comparison_requested' }, { kind: 'comparison_returned', hits: [] }];
const sudden: Decision = { type: 'T3', risks: ['R01', 'R03'] };
const review = (given?: Decision): Act =>
  given === undefined
    ? townReview
    : {
        kind: 'town_reviewed',
        opinions: sectors.map((sector) => ({ sector, opinion: 'fits' })),
        decision: given,
      };

/** A case of 桃沟 with its board up on `on`. */
function onBoard(on = '2026-09-24'): TestCase {
  const one = new TestCase('2026-09-01');
  one.profile = taogou;
  return one
    .do({ kind: 'accepted' }, 'village_secretary', at('2026-09-02'))
    .do(
      { kind: 'group_opined', on: '2026-09-03', present: 12, inFavour: 9, against: 2 },
      'village_cadre',
      at('2026-09-03'),
    )
    .do(finding('2026-09-04'), 'village_cadre', at('2026-09-04'), 'a')
    .do({ kind: 'cosigned', agrees: true }, 'village_cadre', at('2026-09-04'), 'b')
    .do(meeting('2026-09-07'), 'village_secretary', at('2026-09-07'))
    .opened(on);
}

function closed(): TestCase {
  const one = onBoard();
  for (const act of comparison) one.do(act, 'county_officer', at('2026-09-28'));
  return one.do(
    { kind: 'publicity_closed', on: '2026-10-09' },
    'village_secretary',
    at('2026-10-09', '18:00'),
  );
}

describe('a county where the township decides (X3)', () => {
  it('takes its group opinion before the visit, in that order', () => {
    const one = new TestCase('2026-09-01');
    one.profile = taogou;
    one.do({ kind: 'accepted' }, 'village_secretary', at('2026-09-02'));
    expect(one.judge(finding('2026-09-03'), 'village_cadre', at('2026-09-03'), 'a')).toMatchObject({
      refusal: { code: 'wrong_stage' },
    });
  });

  it('needs both branches before the township reviews (scenario 27)', () => {
    const one = onBoard();
    one.do({ kind: 'comparison_requested' }, 'county_officer', at('2026-09-28'));
    one.do({ kind: 'publicity_closed', on: '2026-10-09' }, 'village_secretary', at('2026-10-09', '18:00'));
    const judged = () => one.judge(review(sudden), 'township_officer', at('2026-10-12'));
    expect(judged()).toMatchObject({ refusal: { code: 'comparison_pending' } });
    one.do({ kind: 'comparison_returned', hits: [{ code: 'X03' }] }, 'county_officer', at('2026-10-12'));
    expect(judged()).toMatchObject({ refusal: { code: 'hit_unsettled', facts: { hits: 'X03' } } });
    one.do(
      { kind: 'hit_settled', code: 'X03', outcome: 'confirmed', note: 'n' },
      'county_officer',
      at('2026-10-12'),
    );
    expect(judged()).toMatchObject({ refusal: { code: 'excluded', facts: { exclusion: 'X03' } } });
  });

  it('is decided by the review: type and risks are asked for there, and held against the line', () => {
    const one = closed();
    expect(one.judge(review(), 'township_officer', at('2026-10-12'))).toMatchObject({
      refusal: { code: 'risk_missing' },
    });
    one.profile = {
      ...taogou,
      values: {
        ...taogou.values,
        'line.byYear': { value: { '2026': 8000 }, source: 'test', status: 'fictional' },
      },
    };
    const below: Decision = { type: 'T2', risks: ['R01'] };
    expect(one.judge(review(below), 'township_officer', at('2026-10-12'))).toMatchObject({
      refusal: { code: 'type_inconsistent' },
    });
    one.do(review(sudden), 'township_officer', at('2026-10-12'));
    expect(one.state).toMatchObject({ stage: 'town_review', decision: sudden });
    expect(one.judge({ kind: 'withdrawn' }, 'villager', at('2026-10-12'))).toMatchObject({
      refusal: { code: 'decided_already' },
    });
  });

  it('is filed and announced by the district, then entered by the township', () => {
    const one = closed().do(review(sudden), 'township_officer', at('2026-10-12'));
    expect(one.judge(decision, 'county_officer', at('2026-10-13'))).toMatchObject({
      refusal: { code: 'wrong_stage' },
    });
    const announce: Act = { kind: 'announced', on: '2026-10-13' };
    expect(one.judge(announce, 'township_officer', at('2026-10-13'))).toMatchObject({
      refusal: { code: 'not_allowed' },
    });
    one.do(announce, 'county_officer', at('2026-10-13'));
    one.do({ kind: 'monitoring_started' }, 'township_officer', at('2026-10-14'));
    expect(one.state).toMatchObject({ stage: 'monitored', decision: sudden });
  });

  it('takes nobody in with what a hard condition bars, also when it is found after the meeting', () => {
    const one = closed();
    one.do(
      {
        kind: 'rechecked',
        on: '2026-10-10',
        answers: {},
        perCapitaFen: 480_000,
        exclusions: [{ code: 'X01', mitigated: false }],
      },
      'village_cadre',
      at('2026-10-10'),
      'a',
    );
    expect(holdOn(one.state, one.profile)).toBe('excluded');
    expect(one.judge(review(sudden), 'township_officer', at('2026-10-12'))).toMatchObject({
      refusal: { code: 'excluded', facts: { exclusion: 'X01' } },
    });
    const no: Act = { kind: 'rejected', reason: 'exclusion', exclusion: 'X01' };
    expect(one.judge(no, 'township_officer', at('2026-10-12')).ok).toBe(true);
  });

  it('loses its decision when it is sent back before it, and keeps it when only entered again', () => {
    const one = closed().do(review(sudden), 'township_officer', at('2026-10-12'));
    const back = (redo: 'evaluated' | 'announced'): Act => ({ kind: 'returned', redo, reason: 'r' });
    expect(one.judge(back('announced'), 'county_officer', at('2026-10-13'))).toMatchObject({
      state: { decision: sudden },
    });
    one.do(back('evaluated'), 'county_officer', at('2026-10-13'));
    expect(one.state.decision).toBeUndefined();
    one.do({ kind: 'withdrawn' }, 'villager', at('2026-10-13'));
  });

  it('leaves a decision out where the county decides', () => {
    const one = new TestCase('2026-09-01').evaluated('2026-09-23').opened('2026-09-24');
    one.do({ kind: 'publicity_closed', on: '2026-10-09' }, 'village_secretary', at('2026-10-09', '18:00'));
    one.do(review(sudden), 'township_officer', at('2026-10-12'));
    expect(one.state.stage).toBe('town_review');
    expect(one.state.decision).toBeUndefined();
  });
});
