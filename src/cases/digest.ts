import { dayOf, daysBetween, type AreaCode, type Day, type Role } from '../core/index.ts';
import type { Duty, DutyCase, HandleDuty, PublicityDuty } from './duty.ts';
import { isInProcedure } from './stage.ts';
import { sortPublicity } from './reminder.ts';
import { compare, groupRows } from './rows.ts';
import type { CaseState } from './case-state.ts';
import type { Stage } from './stage.ts';

/** What a village's digest is made from. */
export interface DigestSource {
  village: AreaCode;
  /** The village's open cases. */
  cases: readonly CaseState[];
  /** Their duties at `now`. */
  duties: readonly Duty[];
  /** Leads nobody has answered. */
  leads: readonly { at: Date }[];
  /** When the last digest was made. */
  since: Date;
  now: Date;
}

/** One village's day in facts (F-20): whole lists, most pressing first; cutting and masking come with the words. */
export interface Digest {
  day: Day;
  village: AreaCode;
  /** Cases in the procedure (在办). */
  open: number;
  monitored: number;
  /** Declared after the last digest, newest last. */
  declared: DutyCase[];
  /** Steps the village itself must take: late ones first, then by date, then the oldest. */
  handle: HandleDuty[];
  publicity: PublicityDuty[];
  /** This month's visits; `overdue`: missed last month and not made up for. */
  visits: { done: number; of: number; overdue: number };
  leads: { toAnswer: number; oldestDays: number };
  /** Dates within three days, one line a kind. */
  deadlines: { what: 'visit' | Stage; due: Day; daysLeft: number; count: number }[];
}

/** How near a date is that stands under the deadlines (F-20 ⑤). */
const deadlineDays = 3;

const villageRoles: readonly Role[] = ['village_secretary', 'village_cadre'];

/** Put a village's digest together; nothing to tell is a digest too, one short line. */
export function digestFor({ village, cases, duties, leads, since, now }: DigestSource): Digest {
  const today = dayOf(now);
  const visits = duties.filter((duty) => duty.kind === 'visit');
  return {
    day: today,
    village,
    open: cases.filter(({ stage }) => isInProcedure(stage)).length,
    monitored: cases.filter(({ stage }) => stage === 'monitored').length,
    declared: cases
      .filter(({ openedAt }) => openedAt > since && openedAt <= now)
      .toSorted((one, other) => one.openedAt.getTime() - other.openedAt.getTime())
      .map((one) => ({ case: one.id, number: one.number, household: one.household, village: one.village })),
    handle: sortHandle(duties.filter((duty) => duty.kind === 'handle')),
    publicity: sortPublicity(duties.filter((duty) => duty.kind === 'publicity')),
    visits: {
      done: visits.filter(({ status }) => status === 'done').length,
      of: visits.length,
      overdue: visits.filter(({ carriedOver, status }) => carriedOver || status === 'overdue').length,
    },
    leads: {
      toAnswer: leads.length,
      oldestDays: Math.max(0, ...leads.map(({ at }) => daysBetween(dayOf(at), today))),
    },
    deadlines: deadlinesOf(duties, today),
  };
}

function sortHandle(duties: HandleDuty[]): HandleDuty[] {
  return duties
    .filter(({ by }) => by.some((role) => villageRoles.includes(role)))
    .toSorted(
      (one, other) =>
        Number(other.overdue) - Number(one.overdue) ||
        compare(one.due ?? '9999', other.due ?? '9999') ||
        compare(one.number, other.number),
    );
}

/** The nearest date of each kind that lies within days, with how many cases have it. */
function deadlinesOf(duties: readonly Duty[], today: Day): Digest['deadlines'] {
  const dated = duties.flatMap((duty) => {
    if (duty.kind === 'visit' && duty.status === 'due') return { what: 'visit' as const, due: duty.due };
    if (duty.kind === 'handle' && duty.due !== undefined) return { what: duty.next, due: duty.due };
    return [];
  });
  const near = dated.filter(({ due }) => due >= today && daysBetween(today, due) <= deadlineDays);
  return groupRows(near, ({ what, due }) => `${due} ${what}`).map(([first, ...rest]) => ({
    ...first,
    daysLeft: daysBetween(today, first.due),
    count: rest.length + 1,
  }));
}
