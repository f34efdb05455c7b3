import type { Day } from '../core/index.ts';
import type {
  AttendanceClass,
  ExclusionCode,
  FittingMeasures,
  Hint,
  LeadSource,
  Missing,
  MonitoredType,
  Objection,
  Reason,
  RiskCode,
  Row,
  SettleDuty,
  Stage,
  SuggestionKind,
  Verification,
  Visit,
} from '../cases/index.ts';
import type {
  CutList,
  HouseholdText,
  Instant,
  PersonToCall,
  PublicityLine,
  StepLine,
  VisitLine,
} from './message-parts.ts';

/** The counted days of a publicity and how sure they are. */
export interface PublicityDates {
  number: string;
  household: HouseholdText;
  /** Working days that count, in order. */
  days: Day[];
  end: Day;
  /** `HH:mm`. */
  closesAt?: string;
  /** A counted day lies in a year whose calendar is not loaded. */
  provisional: boolean;
}

/** A case on a cadre's phone: where it stands, side by side, what is suggested and why. Money in fen. */
export interface CaseView {
  household: HouseholdText;
  village: string;
  stage: Stage;
  since: Day;
  /** Rows that differ or matter. */
  rows: Row[];
  /** Registered here and apart; living here and registered elsewhere. */
  apart: string[];
  joined: string[];
  /** Absent once it is decided: nobody is to be puzzled by what a rule would have said. */
  suggestion?: SuggestionKind;
  types: MonitoredType[];
  priority: boolean;
  reasons: Reason[];
  /** What the reasons rest on: keys of the county and documents, each once. */
  sources: string[];
  risks: RiskCode[];
  measures: FittingMeasures[];
  missing: Missing[];
  hints: Hint[];
  decided?: MonitoredType;
  /** Open objections, for who may know of them. */
  objections?: number;
}

/** What a declaration leaves open and the visitors ask at the door. */
export type VerificationGap =
  | { what: 'people_differ'; registered: number; declared: number }
  | { what: 'hukou_part' | 'hukou_urban' | 'no_people' | 'no_net' | 'unregistered' }
  /** Short names of questions without an answer. */
  | { what: 'open'; questions: string[] };

/** An act that was recorded, as whoever did it is told. */
export type RecordedWhat =
  | 'accepted'
  | 'returned'
  | 'referred'
  | 'verified'
  | 'missed'
  | 'cosigned'
  | 'disagreed'
  | 'recused'
  | 'rechecked'
  | 'group_opined'
  | 'evaluated'
  | 'voted_down';

/** What is said to a cadre, in private chat. */
export interface CadreMessages {
  /** `committee`: may open and close publicity and judge identities. */
  menu_cadre: { committee: boolean };
  tasks: {
    visits: VisitLine[];
    publicity: PublicityLine[];
    /** Evaluated, publicity not yet opened. */
    toPublish: { household: HouseholdText; number: string }[];
    handle: StepLine[];
    /** Beside the steps: a second name, an objection, the comparison … */
    settle: {
      household: HouseholdText;
      number: string;
      what: SettleDuty['what'];
      /** Where the reader has several. */
      village?: string;
      due?: Day;
      overdue: boolean;
    }[];
    /** Leads that nobody has gone after yet. */
    leads: { about: string; urgent: boolean; due?: Day; overdue: boolean }[];
    identities: { name: string; place: string }[];
    /** Numbers of those who wait for a person's words. */
    requests: CutList<number>;
  };
  /** In front of a verification: what was declared is read back; this is what was not. */
  verification_sheet: { story?: string; gaps: VerificationGap[]; consent: 'given' | 'refused' | 'at_visit' };
  /** What a verification found. Amounts in whole yuan. */
  verification_found: {
    on: Day;
    by?: string;
    conclusion: Verification['conclusion'];
    people?: number;
    perCapitaYuan?: number;
    spentYuan?: number;
    kinds: string[];
    /** Guarantees that are missing. */
    missing: string[];
    exclusions: { code: ExclusionCode; mitigated: boolean }[];
  };
  act_recorded: {
    what: RecordedWhat;
    household: HouseholdText;
    number: string;
    /** The step that is waited for now. */
    next?: Stage;
    /** Names that are still to be put to it. */
    waiting?: string[];
    /** Classes that should have been at the meeting. */
    missing?: AttendanceClass[];
    /** The income could not be found out yet. */
    incomeMissing?: boolean;
  };
  /** To whoever wrote the verification down: the other visitor does not put their name to it. */
  cosign_refused: { number: string; household: HouseholdText; who: string; note?: string };
  /** To the township: an objection, or a hint about a household whose board does not hang. */
  objection_notice: {
    receipt: string;
    /** Absent: nobody could tell which household is meant. */
    number?: string;
    household?: HouseholdText;
    /** The household in the objector's own words. */
    subject?: string;
    village?: string;
    ground: Objection['ground'];
    text: string;
    held: boolean;
    by?: PersonToCall;
  };
  /** To the village: that there is one, and nothing that tells from whom. */
  objection_village: { number: string; household: HouseholdText };
  /** To an office: a case has come to it. */
  case_forwarded: { number: string; household: HouseholdText; village: string; next: Stage; due?: Day };
  /** To somebody by name: a case waits for them. */
  settle_notice: { number: string; household: HouseholdText; what: SettleDuty['what'] };
  /** To the handler: the limit from declaration to decision cannot be kept any more. */
  limit_unreachable: {
    number: string;
    household: HouseholdText;
    limit: Day;
    earliest: Day;
    provisional: boolean;
  };
  /** To the township: on urban registration with urban benefits, domain C-05. */
  urban_benefits_notice: { household: string; village: string };
  /** To the handler: somebody declared. Kinds of hardship as labels; never amounts. */
  declared_notice: {
    number: string;
    household: HouseholdText;
    kinds: string[];
    urgent: boolean;
    /** It joined a case that was open already. */
    supplement: boolean;
    identityPending: boolean;
    verifiers?: number;
    acceptBy?: Day;
    verifyBy?: Day;
  };
  /** To village and township at once. `kind` is the lexicon's code; an unknown one gets the general words. */
  danger_alert: {
    /** Empty while unknown, like `village`. */
    name: string;
    village: string;
    /** The display name on the messenger. */
    nickname?: string;
    /** The group chat it was said in. */
    topic?: string;
    group?: number;
    /** Household's short number. */
    number?: number;
    phone?: string;
    kind: string;
    at: Instant;
  };
  /** A case as somebody in charge may see it; one text, cut into pages. */
  case_view: CaseView;
  /** One page of a case. */
  case_page: { number: string; text: string; page: number; pages: number };
  /** No case of that number that the reader may see; without one: how to ask. */
  case_unknown: { number?: string };
  /** Somebody wants to speak to a person; `request` is the number to answer by. */
  human_notice: {
    request: number;
    name?: string;
    village?: string;
    nickname?: string;
    topic?: string;
    group?: number;
    number?: number;
    phone?: string;
  };
  lead_notice: {
    urgent: boolean;
    source: LeadSource;
    village: string;
    /** By when it is to be answered. */
    due?: Day;
    /** Whom the hint is about, as it was said. */
    about?: string;
    /** What was told, in the teller's words. */
    story?: string;
    from?: PersonToCall;
  };
  identity_request: { name: string; place: string; village: string };
  identity_done: { name: string; verdict: 'ours' | 'not_ours' | 'unknown' };
  visit_recorded: { household: HouseholdText; on: Day; way: Visit['way']; left: number };
  /** A remote visit without a reason. */
  visit_not_counted: { household: HouseholdText; on: Day; way: Visit['way'] };
  /** `board` holds the configured fields only, ready to copy; labels come from the words file by field name. */
  publicity_opened: PublicityDates & {
    opened: Day;
    place: string;
    board: { field: string; value: string }[];
  };
  publicity_closed: {
    number: string;
    household: HouseholdText;
    on: Day;
    next?: Stage;
  };
  publicity_recomputed: PublicityDates & { was: Day };
  /** Month end, to village secretary and township officer. Households without a liaison have no `liaison`. */
  overdue_private: {
    /** `YYYY-MM`. */
    month: string;
    rows: { village: string; liaison?: string; households: HouseholdText[] }[];
  };
  /** To the county: dates reach years whose calendar is not loaded. */
  calendar_missing: { years: number[]; cases: number };
}
