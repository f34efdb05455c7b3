import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/index.ts';
import { add, fitsType, incomeOf, share, standingOf, type Figure } from '../../../src/cases/index.ts';
import {
  assess,
  choice,
  choices,
  count,
  Declared,
  family,
  given,
  items,
  member,
  unknown,
  worker,
  yuan,
  type Said,
} from './family.ts';

const sum = fc.integer({ min: 0, max: 200_000 });
const range = fc.tuple(sum, sum).map(([one, other]) => yuan(Math.min(one, other), Math.max(one, other)));
const amount: fc.Arbitrary<Answer> = fc.oneof(
  sum.map((money) => yuan(money)),
  range,
);
const maybe: fc.Arbitrary<Answer> = fc.oneof(
  { arbitrary: amount, weight: 6 },
  { arbitrary: fc.constant(unknown), weight: 1 },
);

/** A household of any make, with or without things that nobody knows. */
function household(money: fc.Arbitrary<Answer>): fc.Arbitrary<Said> {
  const illness = money.map((paid) => ({ illness: given({ type: 'text', text: '病' }), paid }));
  const people = fc.array(
    fc.record({
      wage: money,
      away: fc.boolean(),
      ills: fc.array(illness, { maxLength: 2 }),
      health: fc.constantFrom('well', 'chronic', 'serious', 'disabled'),
      labour: fc.constantFrom('full', 'light', 'none'),
      age: fc.integer({ min: 1, max: 90 }),
    }),
    { minLength: 1, maxLength: 6 },
  );
  return fc
    .record({
      people,
      crops: fc.array(money, { maxLength: 3 }),
      money: fc.array(money, { minLength: 5, maxLength: 5 }),
      prior: fc.constantFrom('ex_poor', 'low', 'general'),
      trend: fc.constantFrom('same', 'less', 'much_less', 'none', 'more'),
      kinds: fc.subarray(['R01', 'R02', 'R03', 'R05', 'R06', 'R08', 'R99'], { minLength: 1 }),
    })
    .map((made) => {
      const [costs, rents, transfers, business, loss] = made.money;
      const members = made.people.map(({ wage, away, ills, health, labour, age }, index) => {
        const more = {
          age: count(age),
          health: choices(health),
          labour: choice(labour),
          illnesses: items(...ills),
        };
        return away ? worker(`人${index}`, wage, more) : member(`人${index}`, more);
      });
      return family({
        people: count(members.length),
        members: items(...members),
        crops: items(...made.crops.map((crop_sold) => ({ crop_sold }))),
        animals: items(),
        prior: choice(made.prior),
        trend: choice(made.trend),
        kinds: choices(...made.kinds),
        costs: costs ?? unknown,
        rents: rents ?? unknown,
        transfers: transfers ?? unknown,
        business: business ?? unknown,
        loss: loss ?? unknown,
      });
    });
}

const perCapitaOf = (answers: Said): Figure => incomeOf(answers, 'net').perCapita;

/** Turn the lists of members and crops round. */
function reversed(answers: Said): Said {
  const turn = (answer: Answer | undefined): Answer =>
    answer?.status === 'given' && answer.value.type === 'items'
      ? items(...answer.value.items.toReversed())
      : unknown;
  return { ...answers, members: turn(answers['members']), crops: turn(answers['crops']) };
}

describe('figures', () => {
  const known = household(amount);
  const parts = ['rents', 'transfers', 'business', 'members', 'crops', 'people'];

  it('one unknown makes the figure unknown, never smaller', () => {
    fc.assert(
      fc.property(known, fc.constantFrom(...parts), (answers, part) => {
        expect(perCapitaOf(answers)).not.toBeNull();
        const less = { ...answers, [part]: unknown };
        // The members' names still say how many they are.
        if (part === 'people') expect(perCapitaOf(less)).toEqual(perCapitaOf(answers));
        else expect(perCapitaOf(less)).toBeNull();
      }),
    );
  });

  it('come out the same in whatever order members and crops were told', () => {
    fc.assert(
      fc.property(household(maybe), (answers) => {
        const { hints, ...one } = assess(answers);
        const { hints: others, ...other } = assess(reversed(answers));
        expect(other).toEqual(one);
        const key = (hint: object): string => JSON.stringify(hint);
        expect(others.map(key).toSorted()).toEqual(hints.map(key).toSorted());
      }),
    );
  });

  it('hold the truth: whatever lies in each range, the result lies in its range', () => {
    const bounded = fc.tuple(sum, sum, fc.double({ min: 0, max: 1, noNaN: true })).map(([one, other, at]) => {
      const [min, max] = [Math.min(one, other), Math.max(one, other)];
      return { range: { min, max, approx: false }, truth: min + (max - min) * at };
    });
    fc.assert(
      fc.property(
        fc.array(bounded, { minLength: 1 }),
        bounded,
        fc.integer({ min: 1, max: 9 }),
        (plus, less, n) => {
          const { range: cost, truth } = less;
          const total = add([
            ...plus.map(({ range: one }) => one),
            { min: -cost.max, max: -cost.min, approx: false },
          ]);
          const each = share(total, { min: 1, max: n, approx: false });
          const real = plus.reduce((so, one) => so + one.truth, -truth);
          for (const people of [1, n]) {
            expect(each?.min ?? Infinity).toBeLessThanOrEqual(real / people + 1e-6);
            expect(each?.max ?? -Infinity).toBeGreaterThanOrEqual(real / people - 1e-6);
          }
        },
      ),
    );
  });
});

describe('suggestions', () => {
  it('never go against the consistency of types, and decide nothing on what is not known', () => {
    fc.assert(
      fc.property(household(maybe), (answers) => {
        const { kind, types, standing, reasons } = assess(answers);
        for (const type of types) expect(fitsType(type, standing)).toBe(true);
        expect(types.length > 0).toBe(kind === 'monitor');
        if (standing === 'unknown' || standing === 'open') expect(kind).toBe('unclear');
        for (const reason of reasons) expect('document' in reason || 'key' in reason).toBe(true);
      }),
    );
  });

  it('more income never makes T1 or T2 of T3', () => {
    fc.assert(
      fc.property(household(amount), sum, (answers, more) => {
        const before = assess(answers);
        const richer = assess({ ...answers, claims: yuan(0), rents: raised(answers['rents'], more) });
        if (before.standing === 'not_below') {
          expect(richer.standing).toBe('not_below');
          expect(richer.types.filter((type) => type !== 'T3')).toEqual([]);
        }
        if (richer.standing === 'below') expect(before.standing).toBe('below');
      }),
    );
  });

  it('are what the county’s decision accepts, once the same figure is verified', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_200_000 }), fc.boolean(), (perCapitaFen, exPoor) => {
        const answers = family({ prior: choice(exPoor ? 'ex_poor' : 'general'), trend: choice('none') });
        const one = new Declared(answers).verified('2026-09-02', { perCapitaFen });
        const { types, standing } = one.assess();
        expect(types).toHaveLength(1);
        const decided = (['T1', 'T2', 'T3'] as const).filter((type) => fitsType(type, standing));
        for (const type of types) expect(decided).toContain(type);
      }),
      { numRuns: 25 },
    );
  });

  it('stand where the line stands: what is certain at one line is certain at a higher or lower one', () => {
    fc.assert(
      fc.property(household(amount), sum, sum, (answers, one, other) => {
        const [low, high] = [Math.min(one, other) * 100, Math.max(one, other) * 100];
        const figure = perCapitaOf(answers);
        if (standingOf(figure, low) === 'below') expect(standingOf(figure, high)).toBe('below');
        if (standingOf(figure, high) === 'not_below') expect(standingOf(figure, low)).toBe('not_below');
      }),
    );
  });
});

function raised(answer: Answer | undefined, money: number): Answer {
  if (answer?.status !== 'given' || answer.value.type !== 'amount') return yuan(money);
  const { min, max } = answer.value;
  return given({
    type: 'amount',
    min: (min ?? 0) + money * 100,
    max: (max ?? 0) + money * 100,
    approx: false,
  });
}
