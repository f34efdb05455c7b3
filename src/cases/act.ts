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
import type {
  AttendanceClass,
  ExclusionCode,
  MeasureKind,
  MemberEvent,
  MonitoredType,
  RejectReason,
  RiskCode,
  Sector,
} from './codes.ts';
import type { Stage } from './stage.ts';

/** Who did it, in which role and where. `system` appends what nobody decides (a recomputed date). */
export interface Actor {
  person: PersonId | 'system' | 'unbound';
  role: Role | 'system';
  /** The area the role is held in; null for villagers and the system. */
  area: AreaCode | null;
}

/** Who appends what nobody decides. */
export const system: Actor = { person: 'system', role: 'system', area: null };

/** What someone wants to do to an existing case (a new one is made by `openCase`). */
export type Act =
  /** A second declaration of the same household joins the open case. */
  | { kind: 'supplemented'; declaration: Declaration }
  | { kind: 'accepted' }
  | ({ kind: 'verified' } & Verification)
  /** The second visitor, in their own name. */
  /** `record`: the entry whose findings were read before it was signed. */
  | { kind: 'cosigned'; agrees: boolean; note?: string; record?: number }
  /** The household was away or would not be visited: a result of its own, and no step. */
  | { kind: 'verification_missed'; on: Day; why: 'absent' | 'refused'; note?: string }
  /** What was supplemented after the verification was looked at; `answers` go over those of the visit. */
  | ({ kind: 'rechecked' } & Pick<Verification, 'on' | 'answers' | 'exclusions' | 'perCapitaFen' | 'note'>)
  /** A near relative takes no part in this case from now on (B3). */
  | { kind: 'recused'; person: PersonId; relation?: string }
  | { kind: 'group_opined'; on: Day; present: number; inFavour: number; against: number; note?: string }
  | ({ kind: 'evaluated' } & Evaluation)
  | { kind: 'publicity_opened'; on: Day; place: string; photos?: MediaId[] }
  | { kind: 'publicity_closed'; on: Day; note?: string; photos?: MediaId[] }
  | ({ kind: 'publicity_recomputed' } & WorkingPeriod)
  | ({ kind: 'objection_raised' } & Objection)
  | ({ kind: 'objection_settled' } & ObjectionOutcome)
  | { kind: 'comparison_requested' }
  | { kind: 'comparison_returned'; hits: { code: ExclusionCode; note?: string }[] }
  | { kind: 'hit_settled'; code: ExclusionCode; outcome: 'explained' | 'confirmed'; note: string }
  /** `decision`: where no step of the county decides, the township does (X3, 004_bc94 L31). */
  | { kind: 'town_reviewed'; opinions: SectorOpinion[]; decision?: Decision; note?: string }
  | ({ kind: 'county_decided'; note?: string } & Decision)
  | { kind: 'announced'; on: Day }
  /** Entered in the national system: from this day on visits are owed. */
  | { kind: 'monitoring_started' }
  /** Back to an earlier step, with what is missing; the household need not declare again. */
  | { kind: 'returned'; redo: Stage; reason: string; opinions?: SectorOpinion[] }
  /** `note`: what the household is told beside the reason's own words; `opinions`: of a joint review that did not pass. */
  | {
      kind: 'rejected';
      reason: RejectReason;
      exclusion?: ExclusionCode;
      note?: string;
      opinions?: SectorOpinion[];
    }
  /** Another kind of help fits better: the case ends here and goes on there. */
  | {
      kind: 'referred';
      to: 'subsistence' | 'temporary_relief' | 'disability' | 'medical' | 'other';
      note?: string;
    }
  | { kind: 'withdrawn'; reason?: string }
  /** `media`: a voice that says it. */
  | { kind: 'appealed'; text: string; media?: MediaId[] }
  | { kind: 'appeal_decided'; upheld: boolean; redo?: Stage; note: string }
  | { kind: 'urgent_asked'; need: string }
  | { kind: 'urgent_decided'; granted: boolean; reason?: string }
  | { kind: 'urgent_paid'; on: Day }
  | { kind: 'liaison_assigned'; liaison: PersonId; from: Day }
  | { kind: 'liaison_ended'; reason: string }
  | { kind: 'handover_started'; to: PersonId; reason: string }
  | { kind: 'handover_answered'; accepts: boolean }
  | { kind: 'visited'; visit: Visit }
  | { kind: 'member_changed'; event: MemberEvent; on: Day; name: string; note?: string }
  | ({ kind: 'measure_proposed' } & Measure)
  /** The farmer's own will (004_bc94 L34). */
  | { kind: 'measure_answered'; measure: string; agrees: boolean; note?: string }
  | { kind: 'measure_moved'; measure: string; to: 'approved' | 'running' | 'done' | 'stopped'; note?: string }
  /** The farmer says whether it has arrived. */
  | { kind: 'measure_confirmed'; measure: string; received: boolean; note?: string }
  | { kind: 'measure_judged'; measure: string; effect: 'good' | 'some' | 'none'; note?: string };

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
      /** The household's case before this one. */
      former?: CaseId;
    }
  | Exclude<
      Act,
      {
        kind:
          | 'verified'
          | 'evaluated'
          | 'publicity_opened'
          | 'objection_settled'
          | 'urgent_asked'
          | 'visited';
      }
    >
  /** `signers`: names that make it complete, this one included. */
  | ({ kind: 'verified'; signers: number } & Verification)
  /** `missing`: classes that should have been there. */
  | ({ kind: 'evaluated'; missing: AttendanceClass[] } & Evaluation)
  | ({ kind: 'publicity_opened'; on: Day; place: string; photos?: MediaId[] } & WorkingPeriod)
  /** `period`: the days that are left to hang, once no objection is open any more. */
  | ({ kind: 'objection_settled'; period?: WorkingPeriod } & ObjectionOutcome)
  /** `due`: null where the county has set no limit. */
  | { kind: 'urgent_asked'; need: string; due: Day | null }
  | { kind: 'visited'; visit: Visit; counted: boolean };

export type ActKind = RecordedAct['kind'];
export type ActOf<K extends ActKind> = Extract<Act, { kind: K }>;
export type RecordedOf<K extends ActKind> = Extract<RecordedAct, { kind: K }>;

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

/** 入户核实 (H31): what one visitor found; the others sign it in their own name. */
export interface Verification {
  on: Day;
  /** Who else was there. */
  others: PersonId[];
  conclusion: 'true' | 'partly' | 'untrue';
  /** What was confirmed or changed, under the names of the declaration's questions. */
  answers: Record<string, Answer>;
  exclusions: ExclusionFact[];
  /** Verified net income a person and year; null: it could not be found out yet. */
  perCapitaFen: number | null;
  /** Given or refused at the door. */
  consent?: 'given' | 'refused';
  note?: string;
  photos: MediaId[];
}

/** A condition that was found; `mitigated`: it is there and does not count (a farm vehicle, a car for the disabled). */
export interface ExclusionFact {
  code: ExclusionCode;
  mitigated: boolean;
  note?: string;
}

/** 村级评议 (H32). */
export interface Evaluation {
  on: Day;
  place: string;
  /** People by class; recused ones are not among them. */
  attendance: Partial<Record<AttendanceClass, number>>;
  inFavour: number;
  against: number;
  abstained: number;
  /** Near relatives who left and did not vote. */
  recusals?: number;
  /** The representatives voted to include it although a condition speaks against it (001_08e4 L129). */
  despiteExclusion?: boolean;
  reason?: string;
  /** Of the minutes. */
  photos?: MediaId[];
}

/** 异议 (H8, D18). Who raised it is known to township and county only; the actor of the entry says it. */
export interface Objection {
  objection: string;
  ground: 'ineligible' | 'concealed' | 'others_worse' | 'procedure' | 'other';
  identity: 'named' | 'township_only' | 'anonymous';
  text: string;
  /** Who it was and how to reach them, where they left it; never shown in the village. */
  by?: { name: string; phone?: string };
  /** Put down by a cadre for somebody who came or wrote. */
  behalf?: true;
  photos?: MediaId[];
}

/** What two people found who had not verified the household. */
export interface ObjectionOutcome {
  objection: string;
  investigators: PersonId[];
  founded: boolean;
  /** When founded: the village evaluates again, or the case ends. */
  follows?: 'evaluate' | 'reject';
  outcome: string;
}

/** 审定: taken in, as what kind and for which risks, the primary one first. */
export interface Decision {
  type: MonitoredType;
  risks: RiskCode[];
}

/** What one office says to a case at the joint review (001_08e4 L147). */
export interface SectorOpinion {
  sector: Sector;
  opinion: 'fits' | 'unfit' | 'more';
  note?: string;
}

/** 帮扶措施 (C6, D14). */
export interface Measure {
  measure: string;
  /** The risk it is for. */
  risk: RiskCode;
  measureKind: MeasureKind;
  /** For whom: the household or one member, in the cadre's words. */
  target: string;
  detail: string;
  due?: Day;
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
