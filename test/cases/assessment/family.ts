import type { Answer, Day, Value } from '../../../src/core/index.ts';
import {
  assessCase,
  type Act,
  type Assessment,
  type JournalEntry,
  type Profile,
} from '../../../src/cases/index.ts';
import { demoProfile, openTestCase, TestCase } from '../support.ts';

export type Said = Record<string, Answer>;

export function given(value: Value): Answer {
  return { status: 'given', value, raw: '', source: 'text' };
}

export const unknown: Answer = { status: 'unknown', raw: '说不清' };

/** Yuan, exactly or from one sum to another. */
export function yuan(min: number, max = min): Answer {
  return given({ type: 'amount', min: min * 100, max: max * 100, approx: false });
}

export function count(number: number): Answer {
  return given({ type: 'count', min: number, max: number, approx: false });
}

export function choice(name: string): Answer {
  return given({ type: 'select_one', choice: name });
}

export function choices(...names: string[]): Answer {
  return given({ type: 'select_multiple', choices: names });
}

export function yes(is = true): Answer {
  return given({ type: 'yes_no', yes: is });
}

export function items(...list: Said[]): Answer {
  return given({ type: 'items', items: list });
}

export function member(name: string, more: Said = {}): Said {
  return {
    name: given({ type: 'name', name }),
    age: count(45),
    state: choice('home'),
    health: choices('well'),
    labour: choice('full'),
    ...more,
  };
}

export function worker(name: string, wage: Answer, more: Said = {}): Said {
  return member(name, { state: choice('away'), wage, ...more });
}

/** Scenario 5: four people; wages 14,000, sold 6,000 at a cost of 2,400, rents 400, transfers 3,600. */
export function family(change: Said = {}): Said {
  return {
    kinds: choices('R01'),
    people: count(4),
    prior: choice('general'),
    members: items(worker('甲', yuan(14_000)), member('乙'), member('丙'), member('丁')),
    crops: items({ crop: given({ type: 'text', text: '苞谷' }), crop_sold: yuan(4_000) }),
    animals: items({ animal: given({ type: 'text', text: '猪' }), animal_sold: yuan(2_000) }),
    business: yuan(0),
    costs: yuan(2_400),
    rents: yuan(400),
    transfers: yuan(3_600),
    trend: choice('same'),
    car: choice('none'),
    town_house: yes(false),
    payroll: yes(false),
    company: yes(false),
    ...change,
  };
}

/** Four people with the same income a head, all of it from transfers. */
export function withPerHead(perHead: number, change: Said = {}): Said {
  return family({
    members: items(member('甲'), member('乙'), member('丙'), member('丁')),
    crops: items(),
    animals: items(),
    costs: unknown,
    rents: yuan(0),
    transfers: yuan(perHead * 4),
    ...change,
    ...(change['costs'] === undefined ? { costs: yuan(0) } : {}),
  });
}

/** A case that was declared with these answers. */
export class Declared extends TestCase {
  constructor(answers: Said, on: Day = '2026-09-01', profile: Profile = demoProfile) {
    super(on);
    this.profile = profile;
    const { entry } = openTestCase(on);
    this.entries[0] = { ...entry, act: withAnswers(entry, answers) };
  }

  assess(today: Day = '2026-09-20', withHits = true): Assessment {
    return assessCase(this.entries, { profile: this.profile, today, withHits });
  }
}

function withAnswers({ act }: JournalEntry, answers: Said): JournalEntry['act'] {
  if (act.kind !== 'declared') throw new Error('no declaration');
  return { ...act, declaration: { ...act.declaration, answers } };
}

/** What the rules make of answers that nobody has verified. */
export function assess(answers: Said, profile: Profile = demoProfile): Assessment {
  return new Declared(answers, '2026-09-01', profile).assess();
}

export function codesOf({ reasons }: Assessment): string[] {
  return reasons.map(({ code }) => code);
}

export type { Act };
