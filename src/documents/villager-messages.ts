import type { Day, Role } from '../core/index.ts';
import type {
  CaseState,
  ExclusionCode,
  MeasureState,
  ObjectionResult,
  Refusal,
  RejectReason,
  Stage,
  StageWord,
  UrgentHelpState,
} from '../cases/index.ts';
import type { Instant, PersonToCall } from './message-parts.ts';

/** No data: the text stands by itself. */
export type NoData = Record<string, never>;

/** One of the asker's own cases, as 进度 shows it. */
export interface StatusCase {
  number: string;
  /** Whose household, when the asker has several. */
  household?: string;
  stage: StageWord;
  since: Day;
  next?: Stage;
  /** What was found at the visit and nobody may overlook: the township answers. */
  barred?: ExclusionCode;
  /** Departments are asked before it. */
  awaitsComparison?: true;
  /** Who does the next step. */
  handler?: PersonToCall;
  /** Date of the next step, only where the profile sets one. */
  until?: Day;
  /** That date has passed and the step is still to come. */
  late?: boolean;
  publicity?: { day: number; of: number; end: Day; provisional: boolean; held: boolean };
  /** Returned: what is missing. */
  missing?: string;
  /** They have come to verify; so many of them still have to sign it. */
  signers?: number;
  /** The household has said more since, or somebody came or left: it is looked at before the next step. */
  stale?: true;
  rejection?: RejectionText;
  appeal?: { state: AppealState; due?: Day };
  /** Help on its way, for whom a cadre has confirmed: what it is, and where it stands. */
  measures?: Pick<MeasureState, 'detail' | 'state'>[];
  /** Help in urgent need, beside the case. */
  urgent?: { state: UrgentHelpState['state']; due?: Day };
}

/** A declaration that is not handed in; `at`: the number of the open question, absent before the first and after the last. */
export interface Filling {
  at?: string;
  /** It was put aside: a word takes it up again. */
  paused?: true;
}

type AppealState = NonNullable<CaseState['appeal']>['state'];

/** Why a household was not taken in; `note`: what an officer wrote to it. */
export interface RejectionText {
  reason: RejectReason;
  exclusion?: ExclusionCode;
  note?: string;
}

/** What is said to a villager, in private chat (the two `group_…` lines excepted). */
export interface VillagerMessages {
  /** First greeting: who we are, what can be said. `county` stands before `CountyFacts.county`. */
  welcome: { county?: string };
  /** 帮助, or a word nobody took, outside a flow. */
  menu: NoData;
  not_understood: {
    menu: 'villager' | 'cadre' | 'office';
    kept?: boolean;
    hardship?: boolean;
    /** There was an ID number in it, which nobody has asked for. */
    idNumber?: boolean;
    /** Who will answer the question that was in it. */
    owner?: PersonToCall;
  };
  /** Receipt of a declaration. Dates only where the profile sets them; without any the text names 12317. */
  declared: {
    number: string;
    urgent: boolean;
    handler?: PersonToCall;
    /** How many cadres come to verify, when the profile says. */
    verifiers?: number;
    /** The group speaks before anybody comes to verify. */
    groupFirst?: true;
    acceptBy?: Day;
    verifyBy?: Day;
    /** Set when consent was refused or left for the visit. */
    consent?: 'refused' | 'at_visit';
    /** The village has not yet said that it knows the person. */
    identityPending: boolean;
    /** More can be told: the longer form was not the one that was filled in. */
    detail?: boolean;
  };
  /** A second declaration joined the open case. */
  supplemented: { number: string; stage: StageWord; since: Day; handler?: PersonToCall };
  /** In front of a declaration of a household whose case is open. */
  already_open: { number: string };
  status: { cases: StatusCase[]; filling?: Filling };
  status_none: { filling?: Filling };
  lead_received: { urgent: boolean; owner?: PersonToCall };
  /** Danger to life: whom to call now, and who has been told; absent: that is being worked out, [] : nobody. */
  danger: { kind?: string; told?: PersonToCall[]; invite?: boolean };
  /** One line in a group: data is taken in private only. */
  group_private: { cadre: boolean };
  /** The county takes no declarations by chat. */
  declaration_closed: NoData;
  /** 谢谢 and the like. */
  pleasantry: NoData;
  /** One line, once, after private data was put into a group. */
  group_leak: NoData;
  /** After 24 hours of silence in an open flow; `title` is the flow's. */
  nudge: { title: string; keptUntil?: Day };
  nothing_to_resume: NoData;
  session_expired: { title?: string };
  /** Another talk was asked for in the middle of one; `questions`: what can be asked about the policy right here. */
  talk_open: { title: string; other: string; questions?: string[] };
  /** The version of the talk is withdrawn: in front of the next question of the version in force. */
  session_moved: { title: string };
  /** The flow of the talk is no longer there. */
  session_withdrawn: { title?: string };
  /** `later`: at night the person is told only then. */
  human_requested: { person?: PersonToCall; later?: Instant };
  /** To a household: its case has moved. */
  progress: Progress;
  /** To the others of a household: one of them has declared again. */
  joined_told: { number: string };
  /** 补充 is in; `recheck`: it was verified before, so a cadre looks at it first. */
  supplement_received: { number: string; recheck: boolean; owner?: PersonToCall };
  withdrawn: { number: string };
  /** 申诉 is in; `due` only where the county sets one. */
  appeal_received: {
    number: string;
    office: Role;
    due?: Day;
    person?: PersonToCall;
  };
  /** To whoever raised an objection; `behalf`: put it down for somebody else. */
  objection_answer: { receipt: string; behalf: boolean; result: ObjectionResult; outcome: string };
  /** To the household: an objection was unfounded, the board goes on. */
  objection_cleared: { number: string; end: Day; provisional: boolean };
  /** To the household: who looks after it. */
  liaison_told: { liaison: PersonToCall };
  /** Cadres came to verify and met nobody. */
  visit_missed: { number: string; on: Day; handler?: PersonToCall };
  /**
   * Receipt of an objection; `held`: the household waits until it is looked into, else it goes to the township as a lead;
   * `over`: because its board has come down, else because no board is known to hang for it.
   */
  objection_received: { receipt: string; held: boolean; over: boolean; behalf: boolean };
  /** To the household: somebody has objected; nobody says who or what. */
  objection_held: { number: string };
  /** An act on a case was refused; facts are what the rules gave. */
  refused_act: Refusal;
  /** A fault of ours: nothing was lost, try again. */
  sorry: NoData;
  /** Wrapper of a reply that may have arrived before; `text` is the reply. Its first line is always the same. */
  resent: { text: string };
}

/** Where a household's case has got to, and what can be done about a no. */
export interface Progress {
  number: string;
  stage: StageWord;
  next?: Stage;
  /** What was found at the visit and nobody may overlook: the township answers. */
  barred?: ExclusionCode;
  /** Departments are asked before it. */
  awaitsComparison?: true;
  until?: Day;
  handler?: PersonToCall;
  publicity?: { end: Day; provisional: boolean };
  /** Returned: what is missing. */
  missing?: string;
  rejection?: RejectionText;
  appeal?: AppealState;
  canAppeal: boolean;
}
