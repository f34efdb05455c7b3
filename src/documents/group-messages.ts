import type { Day } from '../core/index.ts';
import type { Stage } from '../cases/index.ts';
import type { CutList, GroupStepLine, HouseholdText, PublicityLine, VisitLine } from './message-parts.ts';

/** One village's day, for its committee group. */
export interface DigestData {
  day: Day;
  village: string;
  /** Cases that are open. */
  open: number;
  /** Since the last digest. */
  declared: CutList<HouseholdText>;
  /** Cases that wait for the village. */
  handle: CutList<GroupStepLine>;
  publicity: CutList<PublicityLine>;
  /** This month's visits; overdue ones of earlier days are a number, names go out privately. */
  visits: { done: number; of: number; overdue: number };
  leads: { toAnswer: number; oldestDays: number };
  /** How many people wait for a person's words; who and why is told in private. */
  requests: number;
  /** What falls due within days, one line a kind with the number of households. */
  deadlines: CutList<{ what: 'visit' | Stage; due: Day; daysLeft: number; count: number }>;
}

/** What is said in a group: masks and numbers, never a cause, an amount, an illness, a phone or a late cadre's name. */
export interface GroupMessages {
  /** The one merged message of the day; the channel puts the @ before it. */
  reminder: {
    visits: CutList<VisitLine>;
    publicity: CutList<PublicityLine>;
  };
  overdue_group: { month: string; count: number };
  digest: DigestData;
  publicity_recomputed_group: {
    number: string;
    household: HouseholdText;
    was: Day;
    days: Day[];
    end: Day;
    closesAt?: string;
    provisional: boolean;
  };
}
