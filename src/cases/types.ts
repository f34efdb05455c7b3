import type {
  Answer,
  AreaCode,
  CaseId,
  ContentHash,
  Day,
  HouseholdId,
  MediaId,
  PersonId,
  Role,
  TurnId,
} from '../core/index.ts';

/** 环节: where a case stands (domain D0). */
export const stages = [
  'submitted',
  'accepted',
  'verified',
  'group_opinion',
  'evaluated',
  'publicity',
  'publicity_closed',
  'town_review',
  'county_decision',
  'monitored',
  'returned',
  'withdrawn',
  'rejected',
  'eliminated',
] as const;
export type Stage = (typeof stages)[number];

/** Who did it, in which role. `system` appends what nobody decides (a recomputed date). */
export interface Actor {
  person: PersonId | 'system' | 'unbound';
  role: Role | 'system';
}

/** What someone wants to do to a case. An accepted act becomes a journal entry of the same kind. */
export type Act =
  | { kind: 'declared'; declaration: Declaration }
  /** A second declaration of the same household joins the open case. */
  | { kind: 'supplemented'; declaration: Declaration }
  | { kind: 'accepted' }
  | { kind: 'verified'; verifiers: PersonId[]; conclusion: 'true' | 'partly' | 'untrue' }
  | { kind: 'evaluated'; inFavour: number; against: number; abstained: number }
  | { kind: 'publicity_opened'; on: Day; place: string }
  | { kind: 'publicity_closed'; on: Day; objections: number; note?: string }
  | { kind: 'publicity_recomputed'; end: Day; provisional: boolean; calendar: string }
  | { kind: 'town_reviewed'; approved: boolean; reason?: string }
  | { kind: 'county_decided'; included: boolean; reason?: string }
  | { kind: 'monitoring_started' }
  | { kind: 'liaison_assigned'; liaison: PersonId; from: Day }
  | { kind: 'visited'; visit: Visit }
  | { kind: 'withdrawn'; reason?: string };

export type ActKind = Act['kind'];

/** 申报: what the villager said, as it was said. */
export interface Declaration {
  channel: string;
  flow: ContentHash;
  answers: Record<string, Answer>;
  /** Danger to life was declared in it. */
  urgent: boolean;
  /** Consent: the text's hash of the flow says which wording; scope as answered. */
  consent: 'given' | 'refused' | 'at_visit';
  verifiedIdentity: boolean;
}

/** 走访: one recorded visit (H21). */
export interface Visit {
  on: Day;
  way: 'in_person' | 'phone' | 'wechat';
  /** Required when not in person; without it the visit does not count (scenario 35). */
  reason?: string;
  answers: Record<string, Answer>;
  photos: MediaId[];
}

/** An immutable line of a case's journal. `hash` covers `prev`, the clear fields and the sealed bytes. */
export interface JournalEntry {
  case: CaseId;
  /** From 1; `_id` is `case:seq`. */
  seq: number;
  at: Date;
  actor: Actor;
  act: Act;
  profile: ContentHash;
  /** The turn that caused it, when one did: running the handler again finds it. */
  turn?: TurnId;
}

/** Publicity as it stands: the board is up from `opened`, the first counted working day is the next one. */
export interface PublicityState {
  opened: Day;
  place: string;
  /** Working days that count, in order. */
  days: Day[];
  /** Last day; closes at the profile's closing hour. */
  end: Day;
  /** True while a counted day lies in a year whose calendar is not loaded. */
  provisional: boolean;
  /** Version of the calendar it was computed with. */
  calendar: string;
  closedOn?: Day;
  objections?: number;
}

/** The fold of a journal: the truth about one case. */
export interface CaseState {
  id: CaseId;
  seq: number;
  household: HouseholdId;
  village: AreaCode;
  number: string;
  profile: ContentHash;
  stage: Stage;
  since: Date;
  openedAt: Date;
  urgent: boolean;
  declarations: number;
  publicity?: PublicityState;
  monitoredSince?: Day;
  liaison?: PersonId;
  /** Days of counted visits, in order. */
  visits: { on: Day; way: Visit['way']; counted: boolean }[];
}

/** Why an act was refused; `templates/messages/refusals` has words for each code. */
export interface Refusal {
  code:
    | 'wrong_stage'
    | 'not_allowed'
    | 'two_verifiers'
    | 'publicity_not_over'
    | 'publicity_date_past'
    | 'key_unset'
    | 'case_open'
    | 'visit_in_future'
    | 'visit_reason_missing';
  /** Facts for the words: `end`, `stage`, `key` … */
  facts: Record<string, string | number>;
}

export type Judgement = { ok: true; state: CaseState } | { ok: false; refusal: Refusal };

/** 职责: something someone must do, derived from journal, profile, calendar and now; never stored. */
export type Duty =
  | {
      kind: 'visit';
      case: CaseId;
      household: HouseholdId;
      village: AreaCode;
      /** Who must do it; absent: nobody is assigned. */
      liaison?: PersonId;
      month: string;
      due: Day;
      daysLeft: number;
      status: 'due' | 'done' | 'overdue';
    }
  | {
      kind: 'publicity';
      case: CaseId;
      household: HouseholdId;
      village: AreaCode;
      /** n of N working days, today included; 0 before the first. */
      day: number;
      of: number;
      end: Day;
      provisional: boolean;
      lastDay: boolean;
      /** The period is over and nobody has closed it. */
      toClose: boolean;
    }
  | {
      kind: 'handle';
      case: CaseId;
      household: HouseholdId;
      village: AreaCode;
      stage: Stage;
      /** Date by which, when the profile sets one. */
      due?: Day;
      overdue: boolean;
    };
