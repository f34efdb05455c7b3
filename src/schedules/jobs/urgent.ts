import { dayOf, timeOf } from '../../core/index.ts';
import { officeRoles, urgentEnd, urgentSoonMs, valueOf, type Profile } from '../../cases/index.ts';
import { findInCharge, placeNameOf, tellPeople, type Runtime } from '../../runner/index.ts';
import type { DueCase } from './due-cases.ts';
import { describeNamed, type Households } from './lines.ts';

/** When on a day a clock of help in need can run out, and four hours before it does (E-24). */
export function urgentTimes(profile: Profile): string[] {
  if (valueOf(profile, 'urgent.workingDays') === null) return [];
  const end = urgentEnd('2026-01-01', profile);
  return [timeOf(new Date(end.getTime() - urgentSoonMs)), timeOf(end)];
}

/** Four hours before its end the township hears of it, at its end the county, too; once each. */
export async function tellUrgent(
  runtime: Runtime,
  due: DueCase[],
  households: Households,
  now: Date,
): Promise<number> {
  let told = 0;
  for (const { snapshot, moments } of due) {
    const last = moments.findLast(({ kind }) => kind === 'urgent_soon' || kind === 'urgent_over');
    const household = describeNamed(households, snapshot);
    const limit = snapshot.urgentHelp?.due;
    if (last === undefined || household === null || limit === undefined || limit === null) continue;
    const over = last.kind === 'urgent_over';
    const roles = over ? officeRoles : (['township_officer'] as const);
    const people = await Promise.all(
      roles.map((role) => findInCharge(runtime, role, snapshot.village, dayOf(now))),
    );
    await tellPeople(runtime, people.flat(), {
      dedupeKey: `urgent_alarm:${snapshot.id}:${limit}:${last.kind}`,
      kind: 'notice',
      sealKey: snapshot.household,
      template: 'urgent_alarm',
      data: {
        number: snapshot.number,
        household,
        village: placeNameOf(runtime, snapshot.village),
        due: limit,
        over,
      },
      at: now,
    });
    told += 1;
  }
  return told;
}
