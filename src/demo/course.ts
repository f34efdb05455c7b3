import { addDays, dayOf, firstOfMonth, instantAt, monthOf, type Day } from '../core/index.ts';
import { sectors, type Act, type Actor, type Declaration, type WorkingCalendar } from '../cases/index.ts';
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
 * What happened to a demo case after its declaration, as acts that the rules judge like any other: nothing is written
 * past the guards. Days are counted back from `today`; publicity runs its real working days.
 */
export function pastActs(one: DemoCase, village: Village, today: Day, calendar: WorkingCalendar): PastAct[] {
  if (one.reached === 'submitted') return [];
  const declared = addDays(today, -one.daysAgo);
  const by = (actor: Actor, day: Day, act: Act, time = '10:00'): PastAct => ({
    act,
    actor,
    at: instantAt(day, time),
  });
  const accepted = calendar.nextWorkingDay(declared);
  const verified = calendar.nextWorkingDay(accepted);
  const evaluated = calendar.nextWorkingDay(verified);
  const acts = [
    by(village.secretary, accepted, { kind: 'accepted' }),
    ...verification(village, verified),
    by(village.secretary, evaluated, evaluation(evaluated, village.board)),
  ];
  if (one.reached === 'evaluated') return acts;
  if (one.reached === 'publicity') {
    // Two counted days lie behind it, today perhaps included: the board still hangs.
    const opened = calendar.previousWorkingDay(calendar.previousWorkingDay(today));
    return [
      ...acts,
      by(village.secretary, opened, { kind: 'publicity_opened', on: opened, place: village.board }),
    ];
  }
  const opened = calendar.nextWorkingDay(evaluated);
  const { end } = calendar.addWorkingDays(opened, 5);
  const reviewed = calendar.nextWorkingDay(end);
  const decided = calendar.nextWorkingDay(reviewed);
  const monitored = calendar.nextWorkingDay(decided);
  return [
    ...acts,
    by(village.secretary, opened, { kind: 'publicity_opened', on: opened, place: village.board }),
    by(village.secretary, end, { kind: 'publicity_closed', on: end }, '18:30'),
    by(village.township, reviewed, townReview),
    by(village.county, decided, { kind: 'comparison_requested' }, '09:00'),
    by(village.county, decided, { kind: 'comparison_returned', hits: [] }, '09:30'),
    by(village.county, decided, { kind: 'county_decided', type: 'T3', risks: ['R01'] }),
    by(village.township, monitored, { kind: 'monitoring_started' }),
    ...(village.liaison === null ? [] : monitoring(one, village.liaison, village.township, monitored, today)),
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

const townReview: Act = {
  kind: 'town_reviewed',
  opinions: sectors.map((sector) => ({ sector, opinion: 'fits' })),
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
