import type { AreaCode, CaseId, Day, HouseholdId, PersonId, Role } from '../core/index.ts';
import type { Stage } from './stage.ts';

/** The case a duty is about. */
export interface DutyCase {
  case: CaseId;
  /** Case number. */
  number: string;
  household: HouseholdId;
  village: AreaCode;
}

/** 走访: this month's visit of a monitored household (E-09). */
export interface VisitDuty extends DutyCase {
  kind: 'visit';
  /** Who must do it; absent: nobody is assigned. */
  liaison?: PersonId;
  /** `YYYY-MM`. */
  month: string;
  /** Last day of the month. */
  due: Day;
  daysLeft: number;
  status: 'due' | 'done' | 'overdue';
  /** Last month's visit was missed and this month's is not done yet. */
  carriedOver: boolean;
}

/** 公示: a board that hangs and must be watched, then closed (E-06). */
export interface PublicityDuty extends DutyCase {
  kind: 'publicity';
  /** n of N working days, today included; 0 before the first. */
  day: number;
  of: number;
  end: Day;
  provisional: boolean;
  lastDay: boolean;
  /** The period is over and nobody has closed it. */
  toClose: boolean;
  /** An objection is looked into: the household waits, whatever day it is. */
  held: boolean;
  /** Hour at which the last day closes, `HH:mm`, where the case's profile sets one. */
  closesAt?: string;
}

/** The next step of the procedure that somebody must take. */
export interface HandleDuty extends DutyCase {
  kind: 'handle';
  stage: Stage;
  /** The stage that is waited for. */
  next: Stage;
  /** Roles that can take the step in this county. */
  by: Role[];
  /** The comparison must come first. */
  awaitsComparison?: true;
  /** Half done: whose names are still to be put to it. */
  people?: PersonId[];
  /** Date by which, when the profile sets one. */
  due?: Day;
  overdue: boolean;
}

/** Something beside the steps that waits for somebody. */
export interface SettleDuty extends DutyCase {
  kind: 'settle';
  what:
    | 'cosign'
    | 'recheck'
    | 'barred'
    | 'objection'
    | 'comparison'
    | 'appeal'
    | 'urgent_help'
    | 'handover'
    | 'liaison_missing'
    | 'measure_agree'
    | 'measure_approve'
    | 'measure_run'
    | 'measure_confirm'
    | 'measure_disputed'
    | 'measure_judge';
  /** Roles that can settle it; a liaison only for households of their own. */
  by: Role[];
  /** Whom it waits for by name; absent: whoever has one of the roles. */
  people?: PersonId[];
  due?: Day;
  overdue: boolean;
}

/** 职责: something someone must do, derived from journal, profile, calendar and now; never stored. */
export type Duty = VisitDuty | PublicityDuty | HandleDuty | SettleDuty;

/** The duty beside the steps of this kind, if one waits. */
export function findSettle(duties: readonly Duty[], what: SettleDuty['what']): SettleDuty | undefined {
  return duties.flatMap((duty) => (duty.kind === 'settle' && duty.what === what ? duty : []))[0];
}
