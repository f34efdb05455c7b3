import { describe, expect, it } from 'vitest';
import { compareSides, lineFor, lineOf } from '../../../src/cases/index.ts';
import { at, decision, demoProfile, finding, loadProfile, townReview, withValue } from '../support.ts';
import {
  assess,
  choice,
  choices,
  codesOf,
  count,
  Declared,
  family,
  given,
  items,
  member,
  unknown,
  withPerHead,
  worker,
  yes,
  yuan,
} from './family.ts';

const exactly = (yuanAHead: number) => ({ min: yuanAHead * 100, max: yuanAHead * 100, approx: false });

describe('scenario 5: per-capita arithmetic', () => {
  it('comes to 21,600 and 5,400 a head, below 6,000, as a suggestion', () => {
    const found = assess(family());
    expect(found.declared.net).toEqual(exactly(21_600));
    expect(found.declared.perCapita).toEqual(exactly(5_400));
    expect(found).toMatchObject({ standing: 'below', basis: 'declared', kind: 'monitor', types: ['T2'] });
    expect(found.reasons[0]).toEqual({
      code: 'income_below',
      perCapita: exactly(5_400),
      lineFen: 600_000,
      year: '2026',
      key: 'line.byYear',
    });
    expect(found.missing).toEqual(['verification', 'comparison']);
  });

  it('is not below when it lies on the line', () => {
    expect(assess(withPerHead(6_000)).standing).toBe('not_below');
    expect(assess(withPerHead(5_999)).standing).toBe('below');
  });

  it('says nothing about a line the county has not set', () => {
    for (const key of ['line.byYear', 'line.appliesAt'] as const) {
      const found = assess(family(), withValue(key, null));
      expect(found).toMatchObject({ kind: 'unclear', standing: 'unknown', types: [] });
      expect(codesOf(found)).toContain('line_unset');
      expect(found.missing).toContain('line');
    }
  });

  it('goes by C-39 where the county does: claims count, what was paid oneself does not', () => {
    const profile = withValue('income.reference', 'reference');
    const paid = family({ claims: yuan(4_000), compliant_paid: yuan(8_000) });
    expect(assess(paid, profile).declared.perCapita).toEqual(exactly(4_400));
    expect(assess(family(), profile)).toMatchObject({ standing: 'unknown' });
    expect(assess(family(), profile).missing).toContain('reference');
  });
});

describe('scenario 6: who lives together counts, whatever the register says', () => {
  it('counts four and names the three who are registered otherwise', () => {
    const apart = items(
      { apart_name: given({ type: 'name', name: '大儿' }) },
      { apart_name: given({ type: 'name', name: '二女' }) },
    );
    const members = items(
      worker('甲', yuan(14_000)),
      member('乙'),
      member('丙'),
      member('儿媳', { registered: yes(false) }),
    );
    const found = assess(family({ hukou: choice('part'), apart, members }));
    expect(found.household).toEqual({
      people: { min: 4, max: 4, approx: false },
      apart: ['大儿', '二女'],
      joined: ['儿媳'],
    });
    expect(found.declared.perCapita).toEqual(exactly(5_400));
  });
});

describe('scenario 7: on urban registration', () => {
  it('is like any other without urban benefits, and the township’s with them', () => {
    const moved = { hukou: choice('urban'), residence: choice('resettled') };
    expect(assess(family({ ...moved, urban_benefits: yes(false) })).kind).toBe('monitor');
    const found = assess(family({ ...moved, urban_benefits: yes() }));
    expect(found.kind).toBe('township');
    expect(found.reasons[0]).toEqual({ code: 'urban_benefits', document: '001_08e4 L123' });
  });
});

describe('scenario 12: unknown income', () => {
  it('stays unknown, is never 0, and is named as missing', () => {
    const quick = { kinds: choices('R01'), people: count(4), loss: yuan(20_000) };
    const found = assess(quick);
    expect(found.declared).toMatchObject({ net: null, perCapita: null, wages: null, transfers: null });
    expect(found).toMatchObject({ kind: 'unclear', types: [], standing: 'unknown' });
    expect(found.missing).toEqual(
      expect.arrayContaining(['wages', 'operating', 'costs', 'property', 'transfers']),
    );
  });

  it('one wage that nobody knows makes the whole unknown', () => {
    const members = items(worker('甲', unknown), worker('乙', yuan(90_000)), member('丙'), member('丁'));
    expect(assess(family({ members }))).toMatchObject({ kind: 'unclear', standing: 'unknown' });
  });

  it('a range stays one, and is judged only where both ends agree', () => {
    const between = (low: number, high: number) => assess(withPerHead(0, { transfers: yuan(low, high) }));
    expect(between(16_000, 20_000).declared.perCapita).toEqual({ min: 400_000, max: 500_000, approx: false });
    expect(between(16_000, 20_000).standing).toBe('below');
    expect(between(20_000, 28_000)).toMatchObject({ standing: 'open', kind: 'unclear' });
    expect(between(24_000, 28_000).standing).toBe('not_below');
  });
});

/** Five people of whom one was in hospital. */
function withBill(perHead: number, paid: number, prior = 'general') {
  const illnesses = items({ illness: given({ type: 'text', text: '心脏病' }), paid: yuan(paid) });
  const patient = member('甲', { health: choices('serious'), labour: choice('none'), illnesses });
  return withPerHead(0, {
    people: count(5),
    prior: choice(prior),
    members: items(patient, member('乙'), member('丙'), member('丁'), member('戊')),
    transfers: yuan(perHead * 5),
  });
}

describe('scenario 13: a single big medical bill', () => {
  it('above the line it is looked at first, and suggested as T3', () => {
    const found = assess(withBill(12_000, 82_000));
    expect(found).toMatchObject({ kind: 'monitor', types: ['T3'], priority: true, standing: 'not_below' });
    expect(found.reasons).toContainEqual({
      code: 'medical_year',
      fen: 8_200_000,
      limitFen: 3_000_000,
      key: 'medical.yearSelfPaid',
    });
    expect(codesOf(found)).toContain('rigid_spending');
  });

  it('below it is T1 or T2, by what the household was before', () => {
    expect(assess(withBill(5_400, 82_000)).types).toEqual(['T2']);
    expect(assess(withBill(5_400, 82_000, 'ex_poor')).types).toEqual(['T1']);
    const { members = unknown, ...rest } = withBill(5_400, 82_000);
    const found = assess({ ...rest, members, prior: unknown });
    expect(found.types).toEqual(['T1', 'T2']);
    expect(found.missing).toContain('prior');
  });

  it('saved as T3 below the line it is refused, as the suggestion has it', () => {
    const one = new Declared(withBill(5_400, 82_000)).verified('2026-09-02', { perCapitaFen: 540_000 });
    expect(one.assess()).toMatchObject({ basis: 'verified', types: ['T2'] });
    one.profile = withValue('comparison', null);
    one
      .do(
        {
          kind: 'evaluated',
          on: '2026-09-03',
          place: 'hall',
          attendance: { committee: 3, team: 1, supervisors: 1, representatives: 5 },
          inFavour: 9,
          against: 1,
          abstained: 0,
        },
        'village_secretary',
        at('2026-09-03'),
      )
      .opened('2026-09-03')
      .do({ kind: 'publicity_closed', on: '2026-09-10' }, 'village_secretary', at('2026-09-10', '18:30'))
      .do(townReview, 'township_officer', at('2026-09-11'));
    expect(one.judge(decision, 'county_officer', at('2026-09-14'))).toMatchObject({
      refusal: { code: 'type_inconsistent', facts: { type: 'T3' } },
    });
    expect(
      one.judge({ kind: 'county_decided', type: 'T2', risks: ['R01'] }, 'county_officer', at('2026-09-14')),
    ).toMatchObject({
      ok: true,
    });
  });

  it('is no reason where the county has set no sum, nor at the sum itself', () => {
    expect(assess(withBill(60_000, 82_000), withValue('medical.yearSelfPaid', null))).toMatchObject({
      kind: 'above_line',
      priority: false,
    });
    expect(assess(withBill(60_000, 30_000)).priority).toBe(false);
    expect(assess(withBill(60_000, 9_000), withValue('medical.singleSelfPaid', 8_000)).priority).toBe(true);
  });
});

describe('scenario 15: below the line, with a car', () => {
  const withCar = withPerHead(4_800, { car: choice('private') });

  it('is closed where the county’s conditions are hard, and the representatives’ where they are soft', () => {
    const hard = assess(withCar, withValue('exclusion.mode', 'hard'));
    expect(hard.kind).toBe('excluded');
    expect(hard.reasons).toContainEqual({
      code: 'exclusion',
      exclusion: 'X01',
      origin: 'declared',
      open: true,
      key: 'exclusion.codes',
    });
    expect(codesOf(hard)).toContain('exclusion_hard');
    const soft = assess(withCar);
    expect(soft.kind).toBe('vote');
    expect(codesOf(soft)).toContain('exclusion_soft');
    expect(assess(withCar, withValue('exclusion.mode', null)).kind).toBe('unclear');
  });

  it('is so in the two counties of the documents, by their own line of 2021', () => {
    const in2021 = (id: string) => new Declared(withCar, '2021-09-01', loadProfile(id)).assess('2021-09-20');
    expect(in2021('ah-taogou')).toMatchObject({ kind: 'excluded', standing: 'below' });
    expect(in2021('cq-five-step')).toMatchObject({ kind: 'vote', standing: 'below' });
  });

  it('counts only what the county lists', () => {
    const profile = withValue('exclusion.codes', ['X02']);
    expect(assess(withCar, profile).kind).toBe('monitor');
  });
});

describe('scenario 16: a production vehicle', () => {
  it('is not X01, and noted as what it is', () => {
    const found = assess(withPerHead(4_800, { car: choice('work') }));
    expect(found.kind).toBe('monitor');
    expect(found.reasons).toContainEqual({
      code: 'exclusion_mitigated',
      exclusion: 'X01',
      origin: 'declared',
      open: true,
      document: '001_08e4 L131',
    });
  });

  it('also when it is the visitors who saw what it is for', () => {
    const one = new Declared(withPerHead(4_800, { car: choice('private') })).verified('2026-09-02', {
      perCapitaFen: 480_000,
      exclusions: [{ code: 'X01', mitigated: true }],
    });
    expect(one.assess()).toMatchObject({ kind: 'monitor', types: ['T2'] });
    expect(compareSides(one.entries, demoProfile, 'full')).toContainEqual({
      name: 'X01',
      declared: { kind: 'condition', there: 'yes' },
      verified: { kind: 'condition', there: 'mitigated' },
      compared: null,
      differs: true,
    });
  });
});

describe('scenario 17: below the line but steady, children well off', () => {
  const steady = { steady: yes(), guarantees: choices('none'), children_well_off: yes() };

  it('may be left out (X08), by people’s decision', () => {
    const one = new Declared(withPerHead(4_800)).verified('2026-09-02', {
      perCapitaFen: 480_000,
      answers: steady,
    });
    const found = one.assess();
    expect(found).toMatchObject({ kind: 'may_leave_out', types: [] });
    expect(found.reasons[0]).toEqual({ code: 'steady_below', document: '004_bc94 L29' });
  });

  it('is so in ah-taogou, whose document it is, and not in cq-five-step', () => {
    const answers = withPerHead(4_800, steady);
    const in2021 = (id: string) =>
      new Declared(answers, '2021-09-01', loadProfile(id)).assess('2021-09-20').kind;
    expect(in2021('ah-taogou')).toBe('may_leave_out');
    expect(in2021('cq-five-step')).toBe('monitor');
  });

  it('needs all of it to be known, and a county that goes by it', () => {
    for (const name of Object.keys(steady)) {
      for (const answer of [unknown, name === 'guarantees' ? choices('water') : yes(false)]) {
        expect(assess(withPerHead(4_800, { ...steady, [name]: answer })).kind, name).toBe('monitor');
      }
    }
    for (const goes of [false, null]) {
      const without = withValue('income.steadyBelow', goes);
      expect(assess(withPerHead(4_800, steady), without).kind).toBe('monitor');
    }
  });

  it('is also what the visitors may have written down as X08 itself', () => {
    const one = new Declared(withPerHead(4_800)).verified('2026-09-02', {
      perCapitaFen: 480_000,
      exclusions: [{ code: 'X08', mitigated: false }],
    });
    expect(one.assess().kind).toBe('may_leave_out');
  });

  it('counts separated children who are well off only where the county says so', () => {
    const found = (splitChildren: boolean | null) => {
      const profile = withValue('exclusion.codes', ['X07']);
      const values = {
        ...profile.values,
        'exclusion.splitChildren': withValue('exclusion.splitChildren', splitChildren).values[
          'exclusion.splitChildren'
        ],
      };
      const one = new Declared(withPerHead(4_800), '2026-09-01', { ...profile, values });
      one.verified('2026-09-02', {
        perCapitaFen: 480_000,
        answers: {},
        exclusions: [{ code: 'X07', mitigated: false }],
      });
      return one.assess().kind;
    };
    expect(found(true)).toBe('vote');
    expect(found(false)).toBe('monitor');
    expect(found(null)).toBe('monitor');
  });
});

describe('scenario 18: above the line, spending far above income', () => {
  it('is suggested all the same, and that nothing is steady is said with it', () => {
    const answers = withPerHead(7_000, {
      kinds: choices('R05'),
      loss: yuan(60_000),
      steady: yes(false),
    });
    const found = assess(answers);
    expect(found).toMatchObject({ kind: 'monitor', types: ['T3'] });
    expect(codesOf(found)).toEqual(['income_not_below', 'rigid_spending', 'not_steady']);
    expect(assess(answers, withValue('income.rigidRatio', null)).kind).toBe('above_line');
  });

  it('is not with spending that the income bears', () => {
    const found = assess(withPerHead(7_000, { kinds: choices('R05'), loss: yuan(20_000) }));
    expect(found.kind).toBe('above_line');
    expect(codesOf(found)).toContain('nothing_severe');
  });

  it('nor is a loss of income that was none', () => {
    expect(assess(withPerHead(7_000, { trend: choice('much_less') })).types).toEqual(['T3']);
    expect(assess(withPerHead(7_000, { trend: choice('less') })).kind).toBe('above_line');
  });
});

describe('scenario 60: the county changes its line', () => {
  const lines = withValue('line.byYear', { 2026: 6_000, 2027: 7_000 });

  it('keeps the old line for what was declared before, where the county judges by the declaration', () => {
    expect(lineFor(lines, '2026-12-30', '2027-01-20')?.fen).toBe(600_000);
    expect(lineFor(lines, '2027-01-02', '2027-01-20')?.fen).toBe(700_000);
    const before = new Declared(withPerHead(6_500), '2026-12-30', lines);
    expect(before.assess('2027-01-20').standing).toBe('not_below');
    const after = new Declared(withPerHead(6_500), '2027-01-02', lines);
    expect(after.assess('2027-01-20').standing).toBe('below');
  });

  it('takes the line of the decision where the county says so', () => {
    const values = {
      ...lines.values,
      'line.appliesAt': withValue('line.appliesAt', 'decision').values['line.appliesAt'],
    };
    expect(lineFor({ ...lines, values }, '2026-12-30', '2027-01-20')?.fen).toBe(700_000);
  });

  it('may be a formula on a published number (twice rural dibao)', () => {
    const formula = withValue('line.byYear', {
      2024: { formula: '2.0 * monthly * 12.0', of: { monthly: { value: 815, source: 'published' } } },
    });
    expect(lineOf(formula, '2024-05-01')?.fen).toBe(1_956_000);
    expect(lineOf(formula, '2025-05-01')).toBeNull();
  });
});

describe('what was verified and compared', () => {
  it('goes before what was declared; what was not found out is unknown again', () => {
    const one = new Declared(family());
    one.verified('2026-09-02', { perCapitaFen: 910_000, answers: { people: count(5) } });
    expect(one.assess()).toMatchObject({ basis: 'verified', standing: 'not_below', kind: 'above_line' });
    expect(one.assess().declared.perCapita).toEqual(exactly(5_400));
    const open = new Declared(family()).verified('2026-09-02', { perCapitaFen: null });
    expect(open.assess()).toMatchObject({ standing: 'unknown', kind: 'unclear' });
    expect(open.assess().missing).toContain('income');
  });

  it('takes the whole sums of the visitors for what they are, and counts nothing twice', () => {
    const bill = withBill(12_000, 50_000);
    const one = new Declared(bill).verified('2026-09-02', {
      perCapitaFen: 1_000_000,
      answers: { net: yuan(50_000), loss: yuan(48_000) },
    });
    const { spending, verified } = one.assess();
    expect(spending.atLeastFen).toBe(4_800_000);
    expect(spending.byRisk).toEqual({ R01: 5_000_000 });
    expect(verified?.net).toEqual(exactly(50_000));
    expect(codesOf(one.assess())).not.toContain('rigid_spending');
    expect(compareSides(one.entries, demoProfile, 'full')).toContainEqual({
      name: 'net',
      declared: { kind: 'money', range: exactly(60_000) },
      verified: { kind: 'money', range: exactly(50_000) },
      compared: null,
      differs: true,
    });
  });

  it('waits for the second name, and is asked again after a supplement', () => {
    const one = new Declared(family()).do({ kind: 'accepted' }, 'village_secretary', at('2026-09-02'));
    one.do(finding('2026-09-02', { perCapitaFen: 910_000 }), 'village_cadre', at('2026-09-02'), 'a');
    expect(one.assess()).toMatchObject({ basis: 'declared', verified: null });
    one.do({ kind: 'cosigned', agrees: true }, 'village_cadre', at('2026-09-02'), 'b');
    const [declared] = one.entries;
    const act = declared?.act;
    if (act?.kind !== 'declared') throw new Error('no declaration');
    const declaration = { ...act.declaration, answers: { loss: yuan(9_000), people: unknown } };
    one.do({ kind: 'supplemented', declaration }, 'villager', at('2026-09-03'));
    expect(one.assess().missing).toContain('recheck');
    // 说不清 takes nothing back.
    expect(one.assess().household.people).toMatchObject({ min: 4, max: 4 });
  });

  it('found untrue it is left to people', () => {
    const one = new Declared(family()).verified('2026-09-02', {
      perCapitaFen: 540_000,
      conclusion: 'untrue',
    });
    expect(one.assess()).toMatchObject({ kind: 'unclear' });
    expect(codesOf(one.assess())[0]).toBe('found_untrue');
  });

  it('hits count once confirmed or open, not once explained, and not for who may not see them', () => {
    const one = new Declared(family()).verified('2026-09-02', { perCapitaFen: 540_000 });
    one.profile = withValue('comparison', {
      opensAt: 'verified',
      joinsBefore: 'county_decision',
      by: ['county_officer'],
    });
    one
      .do({ kind: 'comparison_requested' }, 'county_officer', at('2026-09-03'))
      .do({ kind: 'comparison_returned', hits: [{ code: 'X02' }] }, 'county_officer', at('2026-09-04'));
    expect(one.assess()).toMatchObject({ kind: 'vote' });
    expect(one.assess('2026-09-20', false)).toMatchObject({ kind: 'monitor' });
    const rows = (sight: 'full' | 'match' | 'none') =>
      compareSides(one.entries, one.profile, sight).filter(({ compared }) => compared !== null);
    expect(rows('full')).toMatchObject([
      { name: 'X02', compared: { kind: 'hit', outcome: 'open' }, differs: true },
    ]);
    expect(rows('match')).toMatchObject([{ name: 'comparison', compared: { outcome: 'mismatch' } }]);
    expect(rows('none')).toEqual([]);
    one.do(
      { kind: 'hit_settled', code: 'X02', outcome: 'explained', note: 'resettled' },
      'county_officer',
      at('2026-09-04'),
    );
    expect(one.assess()).toMatchObject({ kind: 'monitor' });
    expect(rows('match')).toMatchObject([{ compared: { outcome: 'match' }, differs: false }]);
    expect(rows('full')).toMatchObject([{ compared: { outcome: 'explained' } }]);
  });
});
