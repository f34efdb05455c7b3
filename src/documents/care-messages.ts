import type { Day } from '../core/index.ts';
import type { CaseState, LeadOutcome, MeasureKind, MeasureState, MemberEvent } from '../cases/index.ts';
import type { CutList, HouseholdText, PersonToCall } from './message-parts.ts';

/** What a household is asked about a measure: whether it wants it, or whether it has arrived. */
export interface MeasureAsked {
  asks: 'proposed' | 'done';
  kind: MeasureKind;
  /** For whom and what, as the cadre wrote it. */
  target: string;
  detail: string;
}

type UrgentState = NonNullable<CaseState['urgentHelp']>['state'];

/** A household of which somebody hears in the morning. */
export interface BriefLine {
  household: HouseholdText;
  village: string;
  number: string;
}

/** What is said around measures, liaisons, help in need, members and leads; all in private. */
export interface CareMessages {
  /** To the household. */
  measure_ask: MeasureAsked;
  /** The answer to its word; `next`: what else it is asked. */
  measure_heard: Pick<MeasureAsked, 'target' | 'detail'> & {
    word: 'agree' | 'decline' | 'got' | 'missing';
    next?: MeasureAsked;
  };
  /** To the household: the township has approved what it said yes to. */
  measure_approved: Pick<MeasureAsked, 'target' | 'detail'>;
  /** To a household that says again what it has said: what is recorded. */
  measure_recalled: Pick<MeasureAsked, 'target' | 'detail'> & { state: MeasureState['state'] };
  /** To whoever wrote it down. `asked`: the household was asked in its chat, or no chat is its own for certain. */
  measure_recorded: {
    household: HouseholdText;
    kind: MeasureKind;
    state: MeasureState['state'];
    asked: 'asked' | 'nobody' | null;
  };
  /** To whoever goes on with it. */
  measure_notice: {
    number: string;
    household: HouseholdText;
    kind: MeasureKind;
    detail: string;
    state: MeasureState['state'];
  };
  /** To the one who is to take households over, with what is open in each. */
  handover_offered: {
    from: string;
    /** A code of the words file. */
    reason: string;
    households: { household: HouseholdText; toVisit: boolean; measures: number }[];
  };
  /** To whoever hands over; `heard`: the other was told; `refused`: those that could not be. */
  handover_started: { to: string; heard: boolean; started: HouseholdText[]; refused: HouseholdText[] };
  /** To the township: 交接中, and how it ended. */
  handover_watch: {
    from: string;
    to: string;
    stage: 'started' | 'accepted' | 'declined';
    households: HouseholdText[];
  };
  handover_answered: { accepts: boolean; households: HouseholdText[]; refused: HouseholdText[] };
  /** To the one whose households they were. */
  handover_result: { by: string; accepts: boolean; households: HouseholdText[] };
  /** To the township: help in need is asked for. */
  urgent_notice: { number: string; household: HouseholdText; village: string; due?: Day };
  /** Its clock runs out; `over`: it has, and the county hears it, too. */
  urgent_alarm: { number: string; household: HouseholdText; village: string; due: Day; over: boolean };
  /** To the household. */
  urgent_progress: {
    number: string;
    state: UrgentState;
    /** The case itself is still in the procedure. */
    goesOn?: true;
    reason?: string;
    on?: Day;
    handler?: PersonToCall;
  };
  /** `reached`: the household was told in its chat. */
  urgent_recorded: { household: HouseholdText; state: UrgentState; reached: boolean };
  member_recorded: { household: HouseholdText; event: MemberEvent; name: string; on: Day };
  /** To handler and liaison; `members`: how many live together now, as far as it is known. */
  member_notice: {
    number: string;
    household: HouseholdText;
    event: MemberEvent;
    name: string;
    on: Day;
    members?: number;
  };
  lead_sent_on: { about: string; village: string };
  /** `answered`: whoever told of it has heard; `behalf`: that is a cadre who put it down for somebody. */
  lead_done: { about: string; outcome: LeadOutcome; answered: boolean; behalf: boolean };
  /** To whoever told of somebody: that it was looked after, and nothing of what was found. */
  lead_answer: { named: boolean };
  /** To the township in the morning: what is urgent until somebody has seen to it. */
  briefing: {
    day: Day;
    uncovered: CutList<BriefLine>;
    urgent: CutList<BriefLine & { due?: Day; overdue: boolean }>;
    disputed: CutList<BriefLine>;
    /** Whom the county's hard conditions bar and the township has not answered. */
    barred: CutList<BriefLine & { due?: Day; overdue: boolean }>;
    handovers: CutList<BriefLine & { to: string }>;
    leads: CutList<{ about: string; due: Day }>;
  };
}
