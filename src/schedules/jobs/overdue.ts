import { dayOf, type AreaCode, type PersonId } from '../../core/index.ts';
import { overdueFor, type Duty, type OverdueVisits, type VisitDuty } from '../../cases/index.ts';
import { findInCharge, placeNameOf, tellPeople, type Runtime } from '../../runner/index.ts';
import type { Group, Person } from '../../store/index.ts';
import type { JobReport } from '../job.ts';
import { dutiesAtMoments, type DueCase } from './due-cases.ts';
import { groupAddress } from './groups.ts';
import { describeNamed, type Households } from './lines.ts';

/**
 * Month's end (E-09): groups get the number; village secretary and township officer get the names, in private. After
 * down-time each month that ended meanwhile is told on its own.
 */
export async function tellOverdue(
  runtime: Runtime,
  due: DueCase[],
  households: Households,
  groups: Group[],
  now: Date,
): Promise<JobReport> {
  const report = { overdueGroups: 0, overdueVisits: 0 };
  for (const duties of monthsOf(dutiesAtMoments(runtime, due, 'visit_overdue'))) {
    for (const group of groups) {
      const overdue = overdueFor(duties, group.area);
      if (overdue === null) continue;
      report.overdueGroups += Number(await tellOverdueCount(runtime, group, overdue, now));
      report.overdueVisits += overdue.count;
    }
    await tellResponsible(runtime, duties, households, now);
  }
  return report;
}

/** Visits by their month, the earliest first. */
function monthsOf(duties: Duty[]): VisitDuty[][] {
  const visits = duties.filter((duty) => duty.kind === 'visit');
  const months = [...new Set(visits.map(({ month }) => month))].toSorted();
  return months.map((month) => visits.filter((visit) => visit.month === month));
}

/** Village secretary and township officer: one message a person, however many villages they answer for. */
async function tellResponsible(
  runtime: Runtime,
  duties: Duty[],
  households: Households,
  now: Date,
): Promise<void> {
  const villagesOf = new Map<Person, Set<AreaCode>>();
  const known = new Map<PersonId, Person>();
  for (const village of new Set(duties.map((duty) => duty.village))) {
    for (const role of ['village_secretary', 'township_officer'] as const) {
      for (const found of await findInCharge(runtime, role, village, dayOf(now))) {
        const person = known.get(found.id) ?? found;
        known.set(person.id, person);
        villagesOf.set(person, (villagesOf.get(person) ?? new Set()).add(village));
      }
    }
  }
  for (const [person, villages] of villagesOf) {
    const theirs = duties.filter(({ village }) => villages.has(village));
    const overdue = overdueFor(theirs, runtime.county);
    if (overdue === null) continue;
    await tellPeople(runtime, [person], {
      dedupeKey: `overdue:${overdue.month}`,
      kind: 'notice',
      template: 'overdue_private',
      data: await overdueData(runtime, overdue, households),
      at: now,
    });
  }
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
