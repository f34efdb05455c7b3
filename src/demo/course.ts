import { addDays, dayOf, firstOfMonth, instantAt, monthOf, type Day } from '../core/index.ts';
import {
  sectors,
  valueOf,
  type Act,
  type ActContext,
  type Actor,
  type Decision,
  type Declaration,
  type Stage,
} from '../cases/index.ts';
import type { DemoCase } from './county.ts';

/** Who acts in a village of the demo county. */
export interface Village {
  /** Where lists are put up. */
  board: string;
  secretary: Actor;
  /** Two who go and see; the township sends the second where the village has one cadre. */
  verifiers: Actor[];
  liaison: Actor | null;
  township: Actor;
  county: Actor;
}

/** An act with who does it and when, for a case that is already on its way when the demo begins. */
export interface PastAct {
  act: Act;
  actor: Actor;
  at: Date;
}

/**
 * What happened to a demo case after its declaration, step by step of the profile in force, as acts that the rules judge
 * like any other: nothing is written past the guards. Days are counted back from `today`; publicity runs its real
 * working days.
 */
export function pastActs(
  one: DemoCase,
  village: Village,
  today: Day,
  { profile, calendar }: Pick<ActContext, 'profile' | 'calendar'>,
): PastAct[] {
  const steps = valueOf(profile, 'steps') ?? [];
  const last = steps.findIndex(({ stage }) => stage === one.reached);
  const comparison = valueOf(profile, 'comparison');
  const acts: PastAct[] = [];
  let day = addDays(today, -one.daysAgo);
  for (const { stage } of steps.slice(1, last + 1)) {
    // The group meets on the day its case was taken in, and the board hangs.
    if (stage === 'publicity_closed') {
      day = calendar.addWorkingDays(day, valueOf(profile, 'publicity.workingDays') ?? 0).end;
    } else if (stage !== 'group_opinion') {
      day = calendar.nextWorkingDay(day);
    }
    if (stage === 'publicity' && one.reached === 'publicity') {
      // Two counted days lie behind it, today perhaps included: the board still hangs.
      day = calendar.previousWorkingDay(calendar.previousWorkingDay(today));
    }
    if (comparison?.joinsBefore === stage) acts.push(...compared(village, day));
    acts.push(...actsOf(stage, village, day));
  }
  return one.reached === 'monitored' && village.liaison !== null
    ? [...acts, ...monitoring(one, village.liaison, village.township, day, today)]
    : acts;
}

/** What brings a case to a stage, on that day. */
function actsOf(stage: Stage, village: Village, day: Day): PastAct[] {
  const { secretary, township, county, board } = village;
  const by = (actor: Actor, act: Act, time = '10:00'): PastAct[] => [
    { act, actor, at: instantAt(day, time) },
  ];
  switch (stage) {
    case 'accepted':
      return by(secretary, { kind: 'accepted' });
    case 'group_opinion':
      return by(secretary, { kind: 'group_opined', on: day, present: 9, inFavour: 8, against: 0 }, '16:00');
    case 'verified':
      return verification(village, day);
    case 'evaluated':
      return by(secretary, evaluation(day, board));
    case 'publicity':
      return by(secretary, { kind: 'publicity_opened', on: day, place: board });
    case 'publicity_closed':
      return by(secretary, { kind: 'publicity_closed', on: day }, '18:30');
    case 'town_review':
      return by(township, townReview);
    case 'county_decision':
      return by(county, { kind: 'county_decided', ...decision });
    case 'announced':
      return by(county, { kind: 'announced', on: day });
    case 'monitored':
      return by(township, { kind: 'monitoring_started' });
    default:
      return [];
  }
}

/** The departments were asked in the morning, and found nothing. */
function compared({ county }: Village, day: Day): PastAct[] {
  return [
    { act: { kind: 'comparison_requested' }, actor: county, at: instantAt(day, '09:00') },
    { act: { kind: 'comparison_returned', hits: [] }, actor: county, at: instantAt(day, '09:30') },
  ];
}

/** Two cadres were there; the second signs the same afternoon. */
function verification({ verifiers: [first, second] }: Village, day: Day): PastAct[] {
  if (first === undefined || second === undefined) return [];
  const found: Act = {
    kind: 'verified',
    on: day,
    others: second.person === 'system' || second.person === 'unbound' ? [] : [second.person],
    conclusion: 'true',
    answers: {},
    exclusions: [],
    perCapitaFen: 1_210_000,
    photos: [],
  };
  return [
    { act: found, actor: first, at: instantAt(day, '10:00') },
    { act: { kind: 'cosigned', agrees: true }, actor: second, at: instantAt(day, '15:00') },
  ];
}

function evaluation(day: Day, place: string): Act {
  return {
    kind: 'evaluated',
    on: day,
    place,
    attendance: { committee: 3, team: 1, supervisors: 1, representatives: 8 },
    inFavour: 11,
    against: 1,
    abstained: 1,
  };
}

const decision: Decision = { type: 'T3', risks: ['R01'] };

/** With a decision, which counts where the township decides. */
const townReview: Act = {
  kind: 'town_reviewed',
  opinions: sectors.map((sector) => ({ sector, opinion: 'fits' })),
  decision,
};

/** The liaison's duty and the visits since: one in every month that is over, and this month's where it was made. */
function monitoring(one: DemoCase, liaison: Actor, township: Actor, since: Day, today: Day): PastAct[] {
  if (liaison.person === 'system' || liaison.person === 'unbound') return [];
  const assigned: PastAct = {
    act: { kind: 'liaison_assigned', liaison: liaison.person, from: since },
    actor: township,
    at: instantAt(since, '11:00'),
  };
  const visits: PastAct[] = [];
  for (let day = since; day <= today; day = addDays(firstOfMonth(addDays(firstOfMonth(day), 40)), 9)) {
    const current = monthOf(day) === monthOf(today);
    if (!current || one.visited === true) visits.push(visitOn(current ? firstOfMonth(today) : day, liaison));
  }
  return [assigned, ...visits.filter(({ at }) => at >= assigned.at)];
}

function visitOn(day: Day, actor: Actor): PastAct {
  return {
    act: { kind: 'visited', visit: { on: day, way: 'in_person', answers: {}, photos: [] } },
    actor,
    at: instantAt(day, '15:00'),
  };
}

/** The declaration a demo case began with: made up, and said to be so. */
export function demoDeclaration(flow: Declaration['flow']): Declaration {
  return {
    channel: 'demo',
    flow,
    answers: {},
    attachments: [],
    urgent: false,
    consent: 'given',
    verifiedIdentity: true,
  };
}

/** When a demo case was declared. */
export function declaredAt(one: DemoCase, now: Date): Date {
  return instantAt(addDays(dayOf(now), -one.daysAgo), '09:00');
}
