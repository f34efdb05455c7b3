import { array, constant, constantFrom, integer, oneof, record, type Arbitrary } from 'fast-check';
import {
  attendanceClasses,
  exclusionCodes,
  memberEvents,
  monitoredTypes,
  policy,
  riskCodes,
  sectors,
  stages,
  type Act,
  type ActKind,
  type CaseState,
  type ExclusionFact,
  type Stage,
  type Step,
} from '../../src/cases/index.ts';
import { addDays, roles, toId, type Day, type PersonId, type Role } from '../../src/core/index.ts';
import { declaration, finding, meeting, visit } from './support.ts';

/** Every kind of act on a case that is there. */
export const actKinds = (Object.keys(policy) as ActKind[]).filter(
  (kind): kind is Act['kind'] => kind !== 'declared',
);

export const people = ['a', 'b', 'c', 'd', 'liaison'].map((id) => toId<PersonId>(id));

/** One try: what is thrown decides about everything in the act once the day and the case are known. */
export interface Attempt {
  /** Days since the one before. */
  wait: number;
  time: string;
  /** Any kind of act, or null: one that might fit where the case stands. */
  kind: Act['kind'] | null;
  dice: number[];
  /** `any`: whoever; else a role that the act and the step are given to. */
  who: 'any' | 'entitled';
  /** Afterwards the right people take the next steps, for or against, so that cases get far. */
  push: 'none' | 'for' | 'against';
}

export const attempts: Arbitrary<Attempt[]> = array(
  record({
    wait: integer({ min: 0, max: 6 }),
    time: constantFrom('09:00', '17:59', '18:00', '21:00'),
    kind: oneof(
      { weight: 1, arbitrary: constantFrom(...actKinds) },
      { weight: 3, arbitrary: constant(null) },
    ),
    dice: array(integer({ min: 0, max: 59 }), { minLength: 12, maxLength: 12 }),
    who: constantFrom('any', 'entitled', 'entitled', 'entitled'),
    push: constantFrom('none', 'for', 'for', 'against'),
  }),
  { minLength: 20, maxLength: 60, size: 'max' },
);

/** Takes dice one by one. */
export class Thrown {
  private at = 0;
  private readonly dice: readonly number[];

  constructor(dice: readonly number[]) {
    this.dice = dice;
  }

  number(sides: number): number {
    const thrown = this.dice[this.at % this.dice.length] ?? 0;
    this.at += 1;
    return (thrown + this.at) % sides;
  }

  of<T>(list: readonly T[]): T {
    const one = list[this.number(list.length)];
    if (one === undefined) throw new Error('nothing to choose from');
    return one;
  }

  /** Once in so many times. */
  once(times: number): boolean {
    return this.number(times) === 0;
  }
}

/** What might be done next to a case: the step it waits for, with random findings, and what goes on beside the steps. */
export function kindsFor({ stage }: CaseState, next: Stage | null): Act['kind'][] {
  if (stage === 'monitored') return atHome;
  if (stage === 'rejected') return ['appealed', 'appeal_decided'];
  return [...(next === null ? [] : (taking[next] ?? [])), ...beside];
}

const atHome: Act['kind'][] = [
  'measure_proposed',
  'measure_answered',
  'measure_moved',
  'measure_moved',
  'measure_confirmed',
  'measure_judged',
  'visited',
  'liaison_assigned',
  'handover_started',
  'handover_answered',
  'urgent_asked',
  'urgent_decided',
  'urgent_paid',
];

const beside: Act['kind'][] = [
  'supplemented',
  'rechecked',
  'comparison_requested',
  'comparison_returned',
  'hit_settled',
];

/** Acts that bring a case to a stage, or belong to the way there. */
const taking: Partial<Record<Stage, Act['kind'][]>> = {
  accepted: ['accepted'],
  group_opinion: ['group_opined'],
  verified: ['verified', 'cosigned', 'cosigned', 'verification_missed'],
  evaluated: ['evaluated', 'evaluated', 'evaluated'],
  publicity: ['publicity_opened'],
  publicity_closed: ['objection_raised', 'objection_settled', 'objection_settled', 'publicity_closed'],
  town_review: ['town_reviewed', 'town_reviewed', 'town_reviewed'],
  county_decision: ['county_decided', 'county_decided', 'county_decided'],
  announced: ['announced', 'withdrawn'],
  monitored: ['monitoring_started', 'withdrawn'],
};

/** Who tries it: a role, with a person of a handful, so that people meet their own work again. */
export function actorFor(
  who: Attempt['who'],
  entitled: readonly (Role | 'system')[],
  thrown: Thrown,
): { role: Role | 'system'; person: PersonId } {
  const role = thrown.of(who === 'any' ? [...roles, 'system' as const] : entitled);
  return { role, person: thrown.of(people) };
}

/** Roles that may do the kind of act anywhere; of those the ones that take the next step, where there are any. */
export function entitledTo(kind: Act['kind'], step: Step | null): (Role | 'system')[] {
  const all = Object.keys(policy[kind]) as (Role | 'system')[];
  const atStep = all.filter((role) => step?.by.some((one) => one === role));
  return atStep.length > 0 ? atStep : all;
}

/** An act of the kind, more often sensible than not; ids are those of the case, or of none. */
export function actFor(kind: Act['kind'], thrown: Thrown, state: CaseState, today: Day): Act {
  const day = (): Day => addDays(today, thrown.once(4) ? thrown.number(14) - 9 : 0);
  const note = 'n';
  switch (kind) {
    case 'accepted':
    case 'comparison_requested':
    case 'monitoring_started':
    case 'withdrawn':
      return { kind };
    case 'supplemented':
      return { kind, declaration: supplement(thrown) };
    case 'verified':
      return finding(day(), {
        others: people.filter(() => thrown.once(3)),
        exclusions: exclusions(thrown),
        perCapitaFen: thrown.once(4) ? null : thrown.of([700_000, 900_000]),
        ...(thrown.once(6) ? { consent: 'refused' as const } : {}),
      });
    case 'cosigned':
      return {
        kind,
        agrees: !thrown.once(5),
        record: (state.verification?.record ?? 0) - Number(thrown.once(6)),
      };
    case 'verification_missed':
      return { kind, on: day(), why: thrown.of(['absent', 'refused'] as const) };
    case 'rechecked':
      return { kind, on: day(), perCapitaFen: 900_000, answers: {}, exclusions: exclusions(thrown) };
    case 'recused':
      return { kind, person: thrown.of(people) };
    case 'group_opined':
      return { kind, on: day(), present: 9, inFavour: thrown.number(9), against: thrown.number(4) };
    case 'evaluated':
      return meeting(day(), {
        inFavour: 4 + thrown.number(8),
        against: thrown.number(3),
        despiteExclusion: thrown.once(2),
        ...(thrown.once(3) ? { attendance: { [thrown.of(attendanceClasses)]: 12 } } : {}),
        ...(thrown.once(5) ? { inFavour: 2, against: 0, attendance: { committee: 3 } } : {}),
      });
    case 'publicity_opened':
      return { kind, on: addDays(today, thrown.once(3) ? thrown.of([-12, -2, 12]) : 0), place: 'board' };
    case 'publicity_closed':
      return { kind, on: day() };
    case 'publicity_recomputed': {
      const { days = [today], end = today, provisional = false, calendar = '' } = state.publicity ?? {};
      return { kind, days, end, provisional, calendar };
    }
    case 'objection_raised':
      return {
        kind,
        objection: `o${state.objections.length + 1}`,
        ground: 'concealed',
        identity: 'anonymous',
        text: 't',
      };
    case 'objection_settled':
      return {
        kind,
        objection: `o${thrown.number(3) + 1}`,
        investigators: people.filter(() => thrown.once(3)),
        founded: thrown.once(3),
        follows: thrown.of(['evaluate', 'reject'] as const),
        outcome: 'o',
      };
    case 'comparison_returned':
      return { kind, hits: thrown.once(2) ? [] : [{ code: thrown.of(exclusionCodes) }] };
    case 'hit_settled': {
      const code = thrown.of([...(state.comparison?.open ?? []), 'X01' as const]);
      return { kind, code, outcome: thrown.of(['explained', 'confirmed'] as const), note };
    }
    case 'town_reviewed':
      return {
        kind,
        opinions: sectors
          .filter(() => !thrown.once(9))
          .map((sector) => ({ sector, opinion: thrown.once(9) ? ('unfit' as const) : ('fits' as const) })),
        decision: decisionOf(thrown),
      };
    case 'county_decided':
      return { kind, ...decisionOf(thrown) };
    case 'announced':
      return { kind, on: today };
    case 'returned':
      return { kind, redo: thrown.of(stages), reason: 'r' };
    case 'rejected':
      return { kind, reason: 'no_risk' };
    case 'referred':
      return { kind, to: 'subsistence' };
    case 'appealed':
      return { kind, text: 't' };
    case 'appeal_decided':
      return { kind, upheld: !thrown.once(3), redo: thrown.of(stages), note };
    case 'urgent_asked':
      return { kind, need: 'n' };
    case 'urgent_decided':
      return { kind, granted: !thrown.once(3) };
    case 'urgent_paid':
      return { kind, on: today };
    case 'liaison_assigned':
      return { kind, liaison: thrown.of(people), from: today };
    case 'liaison_ended':
      return { kind, reason: 'r' };
    case 'handover_started':
      return { kind, to: thrown.of(people), reason: 'r' };
    case 'handover_answered':
      return { kind, accepts: !thrown.once(3) };
    case 'visited':
      return { kind, visit: visit(day(), { way: thrown.of(['in_person', 'phone'] as const) }) };
    case 'member_changed':
      return { kind, event: thrown.of(memberEvents), on: day(), name: 'n' };
    case 'measure_proposed':
      return {
        kind,
        measure: `m${state.measures.length + 1}`,
        risk: thrown.of([...(state.decision?.risks ?? []), 'R10' as const]),
        measureKind: 'health',
        target: 't',
        detail: 'd',
      };
    case 'measure_answered':
      return { kind, measure: measureOf(state, thrown), agrees: !thrown.once(4) };
    case 'measure_moved':
      return {
        kind,
        measure: measureOf(state, thrown),
        to: thrown.of(['approved', 'running', 'done', 'stopped'] as const),
      };
    case 'measure_confirmed':
      return { kind, measure: measureOf(state, thrown), received: !thrown.once(4) };
    case 'measure_judged':
      return { kind, measure: measureOf(state, thrown), effect: 'good' };
  }
}

function supplement(thrown: Thrown): typeof declaration {
  const more = { ...declaration, answers: thrown.once(2) ? { note: { type: 'text', value: 'more' } } : {} };
  return { ...more, consent: thrown.of(['given', 'given', 'at_visit', 'refused']) } as typeof declaration;
}

function exclusions(thrown: Thrown): ExclusionFact[] {
  return thrown.once(2) ? [{ code: thrown.of(['X01', 'X03'] as const), mitigated: thrown.once(4) }] : [];
}

function decisionOf(thrown: Thrown): Pick<Extract<Act, { kind: 'county_decided' }>, 'type' | 'risks'> {
  return {
    type: thrown.of(monitoredTypes),
    risks: thrown.once(6) ? [] : [thrown.of(riskCodes), thrown.of(riskCodes)],
  };
}

function measureOf({ measures }: CaseState, thrown: Thrown): string {
  return thrown.of([...measures.map(({ id }) => id), 'm9']);
}
