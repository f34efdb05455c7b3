import type { AreaCode, CaseId, ContentHash, Day, HouseholdId, PersonId, Role } from '../core/index.ts';
import type { Decision, Declaration, Objection, Verification, Visit, WorkingPeriod } from './act.ts';
import type { ExclusionCode, MeasureKind, MemberEvent, RejectReason, RiskCode } from './codes.ts';
import type { Stage } from './stage.ts';

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
  /** The household's case before this one. */
  former?: CaseId;
  /** The last word on whether data may be compared. */
  consent: Declaration['consent'];
  /** People who take no part in it, as near relatives. */
  recused: PersonId[];
  verification?: VerificationState;
  publicity?: PublicityState;
  objections: ObjectionState[];
  comparison?: ComparisonState;
  /** Set while it stands at `returned`; `reason`: what is missing. */
  returned?: { redo: Stage; reason?: string };
  decision?: Decision;
  rejection?: RejectionState;
  appeal?: { state: 'open' | 'upheld' | 'dismissed'; since: Day };
  urgentHelp?: UrgentHelpState;
  monitoredSince?: Day;
  liaison?: PersonId;
  handover?: { to: PersonId; since: Day };
  measures: MeasureState[];
  memberChanges: { event: MemberEvent; on: Day }[];
  /** Days of counted visits, in order. */
  visits: { on: Day; way: Visit['way']; counted: boolean }[];
}

/** 入户核实 as it stands. */
export interface VerificationState {
  /** The entry that its findings are from. */
  record: number;
  on: Day;
  conclusion: Verification['conclusion'];
  /** Who has put their name to it, in order. */
  signed: PersonId[];
  /** Who was there and has not yet. */
  waiting: PersonId[];
  /** Names that make it complete. */
  signers: number;
  /** Conditions that count. */
  exclusions: ExclusionCode[];
  perCapitaFen: number | null;
  /** The household has said more since (D19), or somebody came or left (D11): it is looked at before the next meeting or decision. */
  stale: boolean;
}

/** Publicity as it stands: the board is up from `opened`, the first counted working day is the next one. */
export interface PublicityState extends WorkingPeriod {
  opened: Day;
  /** The days begin after this one instead, on which an objection was settled. */
  countedFrom?: Day;
  place: string;
  /** The board came down. */
  closedOn?: Day;
}

/** An objection without its words and without whoever raised it. */
export interface ObjectionState {
  id: string;
  ground: Objection['ground'];
  raised: Day;
  state: 'open' | 'unfounded' | 'founded';
}

/** 数据比对: what was found; `open` hits are neither explained nor confirmed yet. */
export interface ComparisonState {
  requested: Day;
  returned?: Day;
  open: ExclusionCode[];
  confirmed: ExclusionCode[];
  explained: ExclusionCode[];
}

/** Why and where a case ended without monitoring. */
export interface RejectionState {
  reason: RejectReason;
  exclusion?: ExclusionCode;
  /** What the household is told beside the reason's own words. */
  note?: string;
  /** Where it stood before. */
  at: Stage;
  /** The step that was to be done again, where it stood at `returned`. */
  redo?: Stage;
  by: PersonId | 'system' | 'unbound';
  role: Role | 'system';
  on: Day;
}

/** 急难救助, beside the case (D20). */
export interface UrgentHelpState {
  asked: Day;
  due: Day | null;
  state: 'asked' | 'granted' | 'refused' | 'paid';
}

export interface MeasureState {
  id: string;
  risk: RiskCode;
  kind: MeasureKind;
  /** For whom and what, in the cadre's words: read out to the household. */
  target: string;
  detail: string;
  due?: Day;
  state:
    | 'proposed'
    | 'agreed'
    | 'declined'
    | 'approved'
    | 'running'
    | 'done'
    | 'confirmed'
    | 'disputed'
    | 'judged'
    | 'stopped';
}
