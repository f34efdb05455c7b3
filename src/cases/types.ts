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
import type { Attachment } from '../flow/index.ts';

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

/** Who did it, in which role and where. `system` appends what nobody decides (a recomputed date). */
export interface Actor {
  person: PersonId | 'system' | 'unbound';
  role: Role | 'system';
  /** The area the role is held in; null for villagers and the system. */
  area: AreaCode | null;
}

/** What someone wants to do to an existing case (a new one is made by `openCase`). */
export type Act =
  /** A second declaration of the same household joins the open case. */
  | { kind: 'supplemented'; declaration: Declaration }
  | { kind: 'accepted' }
  | { kind: 'verified'; verifiers: PersonId[]; conclusion: 'true' | 'partly' | 'untrue' }
  | { kind: 'evaluated'; inFavour: number; against: number; abstained: number }
  | { kind: 'publicity_opened'; on: Day; place: string }
  | { kind: 'publicity_closed'; on: Day; objections: number; note?: string }
  | ({ kind: 'publicity_recomputed' } & WorkingPeriod)
  | { kind: 'town_reviewed'; approved: boolean; reason?: string }
  | { kind: 'county_decided'; included: boolean; reason?: string }
  | { kind: 'monitoring_started' }
  | { kind: 'liaison_assigned'; liaison: PersonId; from: Day }
  | { kind: 'visited'; visit: Visit }
  | { kind: 'withdrawn'; reason?: string };

/**
 * An accepted act as the journal keeps it: with everything that was worked out when it was judged (counted days,
 * whether a visit counts), so that the fold needs neither calendar nor profile and never changes afterwards.
 */
export type RecordedAct =
  | {
      kind: 'declared';
      household: HouseholdId;
      village: AreaCode;
      number: string;
      declaration: Declaration;
    }
  | Exclude<Act, { kind: 'publicity_opened' | 'visited' }>
  | ({ kind: 'publicity_opened'; on: Day; place: string } & WorkingPeriod)
  | { kind: 'visited'; visit: Visit; counted: boolean };

export type ActKind = RecordedAct['kind'];

/** Working days counted on one version of the calendar. */
export interface WorkingPeriod {
  /** Days that count, in order. */
  days: Day[];
  /** Last day; the day of posting itself when nothing is counted. */
  end: Day;
  /** True while a counted day lies in a year whose calendar is not loaded. */
  provisional: boolean;
  /** Version of the calendar it was computed with. */
  calendar: string;
}

/** 申报: what the villager said, as it was said. */
export interface Declaration {
  channel: string;
  flow: ContentHash;
  answers: Record<string, Answer>;
  /** Evidence that is no answer by itself. */
  attachments: Attachment[];
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
  /** Needed when not in person: without it the visit is recorded and does not count (scenario 35). */
  reason?: string;
  answers: Record<string, Answer>;
  photos: MediaId[];
}

/** An immutable line of a case's journal; the store chains them by `hashEntry`. */
export interface JournalEntry {
  case: CaseId;
  /** From 1; `_id` is `case:seq`. */
  seq: number;
  at: Date;
  actor: Actor;
  act: RecordedAct;
  profile: ContentHash;
  /** The turn that caused it, when one did: running the handler again finds it. */
  turn?: TurnId;
}

/** Publicity as it stands: the board is up from `opened`, the first counted working day is the next one. */
export interface PublicityState extends WorkingPeriod {
  opened: Day;
  place: string;
  /** The board came down. */
  closedOn?: Day;
  /** Open objections: above zero they hold the case at this stage (001_08e4 L147: only lists without objection). */
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
  /** When it got there. */
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

/** Every reason to refuse an act; a code never changes its meaning. */
export const refusalCodes = [
  /** `stage`, `act`. */
  'wrong_stage',
  /** The actor's role, area or the profile's step does not include it: `role`, `act`. */
  'not_allowed',
  /** Too few different people verified: `needed`, `given` (E-07). */
  'two_verifiers',
  /** `end`, and `closesAt` when the profile has a closing hour (E-06). */
  'publicity_not_over',
  /** The board cannot have gone up before the evaluation, nor more than a week ago: `earliest`. */
  'publicity_date_past',
  /** More than a week ahead is a slip of the finger: `latest`. */
  'publicity_date_far',
  /** The last day is not certain while a year's calendar is missing: `end`, `year`. */
  'calendar_missing',
  /** The county has not decided this: `key`. */
  'key_unset',
  /** `on`, `today`. */
  'visit_in_future',
] as const;

/** Why an act was refused; `templates/messages/refused_act` has words for each code. */
export interface Refusal {
  code: (typeof refusalCodes)[number];
  /** Facts for the words: `end`, `stage`, `key` … */
  facts: Record<string, string | number>;
}

/** An act as it will be recorded, or why not. */
export type Verdict = { ok: true; act: RecordedAct } | { ok: false; refusal: Refusal };

/** A verdict with the state that the act leads to. */
export type Judgement = { ok: true; act: RecordedAct; state: CaseState } | { ok: false; refusal: Refusal };
