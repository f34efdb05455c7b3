import { describe, expect, it } from 'vitest';
import { measuresFor, type Hint, type Labour } from '../../../src/cases/index.ts';
import {
  assess,
  choice,
  choices,
  count,
  family,
  given,
  items,
  member,
  unknown,
  worker,
  yes,
  yuan,
} from './family.ts';

const text = (words: string) => given({ type: 'text', text: words });

function hints(change: Parameters<typeof family>[0]): Hint[] {
  return assess(family(change)).hints;
}

const people = (...list: Parameters<typeof items>) => ({
  people: count(list.length),
  members: items(...list),
});

describe('data-quality hints of a declaration (C9)', () => {
  it('a household that fits together has none', () => {
    const patient = member('甲', {
      health: choices('serious'),
      illnesses: items({ illness: text('胃病'), paid: yuan(9_000) }),
    });
    expect(hints(people(patient, member('乙')))).toEqual([]);
  });

  it.each<[string, Parameters<typeof family>[0], Hint]>([
    [
      'healthy at working age, and cannot work',
      { kinds: choices('R99'), ...people(member('甲', { labour: choice('none') })) },
      { code: 'healthy_without_labour', name: '甲' },
    ],
    [
      'a child that works',
      { kinds: choices('R99'), ...people(member('甲', { age: count(12), labour: choice('light') })) },
      { code: 'child_works', name: '甲' },
    ],
    [
      'a child that works away',
      { kinds: choices('R99'), ...people(worker('甲', yuan(9_000), { age: count(14) })) },
      { code: 'pupil_away', name: '甲' },
    ],
    [
      'a child out of school',
      { kinds: choices('R99'), ...people(member('甲', { age: count(9), schooling: yes(false) })) },
      { code: 'child_out_of_school', name: '甲' },
    ],
    [
      'a wage between nothing and a hundred',
      { kinds: choices('R99'), ...people(worker('甲', yuan(60))) },
      { code: 'wage_implausible', name: '甲' },
    ],
    ['illness, and nobody ill', { kinds: choices('R01') }, { code: 'illness_without_patient' }],
    [
      'illness, and nothing paid',
      {
        kinds: choices('R01'),
        ...people(member('甲', { health: choices('serious'), illnesses: items({ paid: yuan(0) }) })),
      },
      { code: 'illness_nothing_paid' },
    ],
    ['disability, and nobody disabled', { kinds: choices('R02') }, { code: 'disability_without_disabled' }],
    ['school, and no pupil', { kinds: choices('R03') }, { code: 'school_without_pupil' }],
    [
      'work, and nobody who could',
      { kinds: choices('R06'), ...people(member('甲', { age: count(70), labour: choice('none') })) },
      { code: 'jobs_without_labour' },
    ],
    ['no hands, and most can work', { kinds: choices('R08') }, { code: 'labour_lack_with_labour' }],
    ['another number than names', { people: count(5) }, { code: 'people_differ', said: 5, named: 4 }],
    [
      'a risk that shows and was not named',
      { kinds: choices('R99'), ...people(member('甲', { health: choices('disabled') })) },
      { code: 'risk_seen', risk: 'R02' },
    ],
  ])('%s', (_, change, hint) => {
    expect(hints(change)).toContainEqual(hint);
    // A warning never changes what is suggested into a refusal.
    expect(assess(family(change)).kind).not.toBe('excluded');
  });

  it('what is not known bears nothing out, and is no mistake', () => {
    const shy = member('甲', { health: unknown, labour: unknown, age: unknown, state: unknown });
    expect(hints({ kinds: choices('R01', 'R02', 'R06', 'R08'), ...people(shy) })).toEqual([]);
    const bill = member('甲', { health: choices('serious'), illnesses: items({ paid: unknown }) });
    expect(hints({ kinds: choices('R01'), ...people(bill) })).toEqual([]);
  });

  it('a quick report, which names nobody, has none', () => {
    expect(assess({ kinds: choices('R01', 'R02', 'R08'), people: count(3) }).hints).toEqual([]);
  });
});

describe('risks', () => {
  it('puts first what most is spent on, and 其他 last', () => {
    const patient = member('甲', {
      health: choices('serious'),
      illnesses: items({ illness: text('胃病'), paid: yuan(9_000) }),
    });
    const found = assess(
      family({ kinds: choices('R99', 'R06', 'R03', 'R01'), tuition: yuan(8_000), ...people(patient) }),
    );
    expect(found.risks).toEqual(['R01', 'R03', 'R06', 'R99']);
    expect(found.reasons).toContainEqual({
      code: 'primary_risk',
      risk: 'R01',
      fen: 900_000,
      document: '002_b66c L87',
    });
  });

  it('are five at most', () => {
    const kinds = choices('R01', 'R02', 'R03', 'R04', 'R05', 'R06', 'R07');
    expect(assess(family({ kinds })).risks).toHaveLength(5);
  });
});

describe('measures that fit (C6)', () => {
  it.each<[Labour | null, string[], string[]]>([
    ['able', ['employment', 'public_post'], ['industry', 'finance']],
    ['light', ['public_post'], ['industry']],
    ['none', ['social_security'], ['social_security']],
    [null, ['employment', 'public_post'], ['industry', 'finance']],
  ])('for labour %s', (labour, jobs, industry) => {
    expect(measuresFor(['R06', 'R07'], labour)).toEqual([
      { risk: 'R06', kinds: jobs },
      { risk: 'R07', kinds: industry },
    ]);
  });

  it('one list a risk, in their order', () => {
    const found = assess(family({ kinds: choices('R01', 'R10') }));
    expect(found.measures.map(({ risk }) => risk)).toEqual(found.risks);
    expect(found.measures.every(({ kinds }) => kinds.length > 0)).toBe(true);
  });
});
