import { dayOf } from '../../core/index.ts';
import {
  overdueFor,
  remindersFor,
  valueOf,
  type Duty,
  type MomentKind,
  type OverdueVisits,
  type Reminder,
} from '../../cases/index.ts';
import { cutList } from '../../documents/index.ts';
import { findInCharge, householdsOf, placeNameOf, tellPeople, type Runtime } from '../../runner/index.ts';
import type { Group } from '../../store/index.ts';
import type { Job, JobReport } from '../job.ts';
import { listDueCases, moveOn, type DueCase } from './due-cases.ts';
import { groupAddress, peersOf } from './groups.ts';
import { describeMasked, describeNamed, publicityLine, visitLine, type Households } from './lines.ts';

/** Moments that a cadre group hears of in its one message a day. */
const reminded: readonly MomentKind[] = [
  'visit_due',
  'publicity_day',
  'publicity_over',
  'publicity_unclosed',
];
/** Rows of one kind in a group's message; the rest is a number. */
const mostRows = 12;

/**
 * Tells what is due: each cadre group one merged message a day, and at the end of a month who is late, in private. Both
 * hang on the same scan, so a run that comes late tells everything it missed and nothing twice.
 */
export function createRemindJob(runtime: Runtime): Job {
  const { profile } = runtime;
  return {
    name: 'remind',
    timesOn: () =>
      [valueOf(profile, 'remind.time'), valueOf(profile, 'visit.overdueTime')].flatMap((time) => time ?? []),
    async run(now) {
      const due = await listDueCases(runtime, now);
      const households = await householdsOf(
        runtime,
        due.map(({ snapshot }) => snapshot),
      );
      const groups = await runtime.store.groups.listByKind('cadres');
      const reminders = await remindGroups(runtime, due, households, groups, now);
      const overdue = await tellOverdue(runtime, due, households, groups, now);
      await moveOn(runtime, due, now);
      return { cases: due.length, reminders, ...overdue };
    },
  };
}

function dutiesAt(due: DueCase[], kinds: readonly MomentKind[]): Duty[] {
  return due.flatMap(({ duties, moments }) => (kinds.some((kind) => moments.has(kind)) ? duties : []));
}

async function remindGroups(
  runtime: Runtime,
  due: DueCase[],
  households: Households,
  groups: Group[],
  now: Date,
): Promise<number> {
  const duties = dutiesAt(due, reminded);
  let told = 0;
  for (const group of groups) {
    const reminder = remindersFor(duties, group.area);
    if (reminder === null) continue;
    const fresh = await runtime.outbox.enqueue({
      dedupeKey: `remind:${group.id}:${dayOf(now)}`,
      kind: 'reminder',
      to: groupAddress(group, await peersOf(runtime, reminder.mentions)),
      sealKey: group.id,
      text: runtime.renderer.render('reminder', reminderData(runtime, reminder, households)),
      topic: `remind:${group.id}`,
      at: now,
    });
    told += Number(fresh);
  }
  return told;
}

function reminderData(runtime: Runtime, { visits, publicity }: Reminder, households: Households) {
  const rows = <T extends Duty, R>(duties: T[], toLine: (duty: T) => R | null) =>
    cutList(
      duties.flatMap((duty) => toLine(duty) ?? []),
      mostRows,
    );
  return {
    visits: rows(visits, (duty) => visitLine(runtime, duty, describeMasked(households, duty))),
    publicity: rows(publicity, (duty) => publicityLine(runtime, duty, describeMasked(households, duty))),
  };
}

/** Month's end (E-09): groups get the number; village secretary and township officer get the names, in private. */
async function tellOverdue(
  runtime: Runtime,
  due: DueCase[],
  households: Households,
  groups: Group[],
  now: Date,
): Promise<JobReport> {
  const duties = dutiesAt(due, ['visit_overdue']);
  const day = dayOf(now);
  const report = { overdueGroups: 0, overdueVisits: 0 };
  for (const group of groups) {
    const overdue = overdueFor(duties, group.area);
    if (overdue === null) continue;
    report.overdueGroups += Number(await tellOverdueCount(runtime, group, overdue, now));
    report.overdueVisits += overdue.count;
  }
  const villages = new Set(duties.map(({ village }) => village));
  for (const village of villages) {
    const overdue = overdueFor(duties, village);
    if (overdue === null) continue;
    const secretaries = await findInCharge(runtime, 'village_secretary', village, day);
    const officers = await findInCharge(runtime, 'township_officer', village, day);
    await tellPeople(runtime, [...secretaries, ...officers], {
      dedupeKey: `overdue:${village}:${overdue.month}`,
      kind: 'notice',
      template: 'overdue_private',
      data: await overdueData(runtime, overdue, households),
      at: now,
    });
  }
  return report;
}

function tellOverdueCount(
  runtime: Runtime,
  group: Group,
  overdue: OverdueVisits,
  now: Date,
): Promise<boolean> {
  return runtime.outbox.enqueue({
    dedupeKey: `overdue:${group.id}:${overdue.month}`,
    kind: 'reminder',
    to: groupAddress(group, []),
    sealKey: group.id,
    text: runtime.renderer.render('overdue_group', { month: overdue.month, count: overdue.count }),
    at: now,
  });
}

async function overdueData(runtime: Runtime, { month, rows }: OverdueVisits, households: Households) {
  const liaisons = new Map(
    (await runtime.store.people.findMany(rows.flatMap(({ liaison }) => liaison ?? []))).map((person) => [
      person.id,
      person.name,
    ]),
  );
  return {
    month,
    rows: rows.map(({ village, liaison, visits }) => {
      const name = liaison === undefined ? undefined : liaisons.get(liaison);
      return {
        village: placeNameOf(runtime, village),
        ...(name === undefined ? {} : { liaison: name }),
        households: visits.flatMap((visit) => describeNamed(households, visit) ?? []),
      };
    }),
  };
}
