import type { Day } from '../core/index.ts';
import type {
  ActKind,
  ExclusionCode,
  FittingMeasures,
  Hint,
  Missing,
  MonitoredType,
  Reason,
  RiskCode,
  Row,
  SettleDuty,
  Stage,
  StageWord,
  SuggestionKind,
  Visit,
} from '../cases/index.ts';
import type { OfficePage, FormerCase } from './office-page.ts';
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
/** What a household has declared, in a few words. */
export interface Declared {
  on: Day;
  urgent: boolean;
  /** Which difficulties, as they were worded to it. */
  kinds: string[];
  /** Since when it has them, as it said. */
  since?: string;
  story?: string;
}

export interface CaseView {
  household: HouseholdText;
  village: string;
  stage: StageWord;
  since: Day;
  declared: Declared;
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

/** What is said to a cadre, in private chat. */
export interface CadreMessages {
  /** `committee`: may open and close publicity and judge identities. */
  /** `acts`: the words of what their roles do. */
  menu_cadre: { menu: 'cadre' | 'office'; acts: string[] };
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
      due?: Day;
      overdue: boolean;
    }[];
    /** Households in the speaker's care with a trouble that no measure is there for. */
    bare: { household: HouseholdText; risks: RiskCode[] }[];
    /** Leads that nobody has gone after yet. */
    leads: { about: string; urgent: boolean; due?: Day; overdue: boolean }[];
    identities: { name: string; place: string }[];
    /** Numbers of those who wait for a person's words. */
    requests: CutList<number>;
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
    /** Hints of others about this household that are part of the case now. */
    leads: number;
    former?: FormerCase;
    identityPending: boolean;
    verifiers?: number;
    /** The group speaks before anybody comes to verify. */
    groupFirst?: true;
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
  /** What a declaration is taken in hand by. */
  declared_brief: Declared;
  /** What a measure is approved by. */
  measure_brief: { detail: string; target: string; due?: Day };
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
    village: string;
    /** By when it is to be answered. */
    due?: Day;
    /** Number of the open case of that household. */
    known?: string;
    /** Whom the hint is about, as it was said. */
    about?: string;
    /** What was told, in the teller's words. */
    story?: string;
    from?: PersonToCall;
  };
  office_page: OfficePage;
  /** An office's act is in the journal; `count` cases at once; `own`: the next step is theirs, too. */
  office_done: {
    number: string;
    household: HouseholdText;
    act: ActKind | 'town_decided' | 'hit_confirmed';
    /** Hits of the comparison that nobody has settled. */
    hits?: ExclusionCode[];
    count: number;
    /** Of what the household must hear: whether anybody of it was told; null: it need not. */
    told: boolean | null;
    next?: Stage;
    own: boolean;
  };
  /**
   * An objection was looked into; `left` others are open. `objector`: whoever raised it hears what came of it, or, of one
   * put down for somebody, the cadre who did; null: nobody can be told.
   */
  objection_checked: {
    number: string;
    household: HouseholdText;
    stage: Stage;
    founded: boolean;
    left: number;
    objector: { behalf: boolean } | null;
    /** As in `office_done`. */
    told: boolean | null;
    end?: Day;
    provisional?: boolean;
  };
  /** `heard`: the liaison did; `told`: the household did; else they get no message here: no chat is theirs for certain. */
  liaison_assigned: {
    number: string;
    household: HouseholdText;
    village: string;
    liaison: string;
    heard: boolean;
    told: boolean;
  };
  /** To the one who looks after it from now on. */
  liaison_notice: {
    number: string;
    household: HouseholdText;
    village: string;
    /** Visits a month, where the county has set them. */
    visits?: number;
    /** It has a trouble that no measure is there for. */
    bare?: true;
  };
  /** A household has said more; `recheck`: after it was verified. */
  supplement_notice: {
    number: string;
    household: HouseholdText;
    stage: StageWord;
    on: Day;
    what: string;
    words?: string;
    recheck: boolean;
  };
  /** A household has taken its declaration back; `board`: where its notice hangs; `asked`: departments were asked. */
  withdrawn_notice: { number: string; household: HouseholdText; board?: string; asked: boolean };
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
    /** The comparison must come first. */
    awaitsComparison?: true;
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
