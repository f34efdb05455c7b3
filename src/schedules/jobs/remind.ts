import { dayOf } from '../../core/index.ts';
import { remindersFor, valueOf, type Duty, type MomentKind, type Reminder } from '../../cases/index.ts';
import { cutList } from '../../documents/index.ts';
import { householdsOf, placeNameOf, publicityLine, type Runtime } from '../../runner/index.ts';
import type { Group } from '../../store/index.ts';
import type { Job } from '../job.ts';
import { dutiesAfter, listDueCases, moveOn, type DueCase } from './due-cases.ts';
import { groupAddress, peersOf } from './groups.ts';
import { describeMasked, visitLine, type Households } from './lines.ts';
import { tellOverdue } from './overdue.ts';
import { tellUrgent, urgentTimes } from './urgent.ts';

/** Moments that a cadre group hears of in its one message a day. */
const reminded: readonly MomentKind[] = ['visit_due', 'publicity_day', 'publicity_unclosed'];
/** Rows of one kind in a group's message; the rest is a number. */
const mostRows = 12;

/**
 * Tells what is due: each cadre group one merged message a day, at the end of a month who is late, and when the clock of
 * help in need runs out, both in private. All hang on the same scan, so a run that comes late tells everything it missed and nothing twice.
 */
export function createRemindJob(runtime: Runtime): Job {
  const { profile } = runtime;
  return {
    name: 'remind',
    timesOn(day) {
      const daily = [valueOf(profile, 'remind.time'), valueOf(profile, 'visit.overdueTime')];
      // The clock of help in need ends on working days.
      const urgent = runtime.calendar.countsDay(day) ? urgentTimes(profile) : [];
      return [...new Set([...daily.flatMap((time) => time ?? []), ...urgent])];
    },
    async run(now) {
      const due = await listDueCases(runtime, now);
      if (due.length === 0) return { cases: 0, reminders: 0, urgent: 0, overdueGroups: 0, overdueVisits: 0 };
      const households = await householdsOf(
        runtime,
        due.map(({ snapshot }) => snapshot),
      );
      const groups = await runtime.store.groups.listByKind('cadres');
      const reminders = await remindGroups(runtime, due, households, groups, now);
      const overdue = await tellOverdue(runtime, due, households, groups, now);
      const urgent = await tellUrgent(runtime, due, households, now);
      await moveOn(runtime, due, now);
      return { cases: due.length, reminders, urgent, ...overdue };
    },
  };
}

async function remindGroups(
  runtime: Runtime,
  due: DueCase[],
  households: Households,
  groups: Group[],
  now: Date,
): Promise<number> {
  const duties = dutiesAfter(due, reminded);
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
    publicity: rows(publicity, (duty) => {
      const household = describeMasked(households, duty);
      if (household === null) return null;
      return { ...publicityLine(duty, household), village: placeNameOf(runtime, duty.village) };
    }),
  };
}
