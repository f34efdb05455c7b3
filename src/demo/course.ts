import { addDays, dayOf, firstOfMonth, instantAt, monthOf, type Day, type PersonId } from '../core/index.ts';
import type { Act, Actor, Declaration, WorkingCalendar } from '../cases/index.ts';
import type { DemoCase } from './county.ts';

/** Who acts in a village of the demo county. */
export interface Village {
  /** Where lists are put up. */
  board: string;
  secretary: Actor;
  verifiers: PersonId[];
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
    by(village.secretary, verified, { kind: 'verified', verifiers: village.verifiers, conclusion: 'true' }),
    by(village.secretary, evaluated, { kind: 'evaluated', inFavour: 11, against: 1, abstained: 1 }),
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
    by(village.secretary, end, { kind: 'publicity_closed', on: end, objections: 0 }, '18:30'),
    by(village.township, reviewed, { kind: 'town_reviewed', approved: true }),
    by(village.county, decided, { kind: 'county_decided', included: true }),
    by(village.township, monitored, { kind: 'monitoring_started' }),
    ...(village.liaison === null ? [] : monitoring(one, village.liaison, village.township, monitored, today)),
  ];
}

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
