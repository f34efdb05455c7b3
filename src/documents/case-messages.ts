import type { Day } from '../core/index.ts';
import type {
  AttendanceClass,
  ExclusionCode,
  Objection,
  SettleDuty,
  Stage,
  Verification,
} from '../cases/index.ts';
import type { HouseholdText, PersonToCall } from './message-parts.ts';

/** What a declaration leaves open and the visitors ask at the door. */
export type VerificationGap =
  | { what: 'people_differ'; registered: number; declared: number }
  | { what: 'hukou_part' | 'hukou_urban' | 'no_people' | 'no_net' | 'unregistered' }
  /**
   * By name: registered here and living apart, living here and registered elsewhere, registered and not declared, declared
   * and not registered, come or gone since.
   */
  | { what: 'apart' | 'joined' | 'untold' | 'unlisted' | 'changed'; names: string[] }
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

/** What the people who act on cases are told of them. */
export interface CaseMessages {
  /** In front of a verification: what was declared is read back; this is what was not. */
  verification_sheet: { story?: string; gaps: VerificationGap[]; consent: 'given' | 'refused' | 'at_visit' };
  /** How group and village spoke, for the village's meeting and for the offices; nothing where nobody has. */
  votes: {
    group?: { on: Day; present: number; inFavour: number; against: number; note?: string };
    village?: {
      on: Day;
      inFavour: number;
      against: number;
      abstained: number;
      /** The representatives voted to include it although a condition speaks against it. */
      despite: boolean;
      reason?: string;
      missing: AttendanceClass[];
    };
  };
  /** What a verification found. Amounts in whole yuan. */
  verification_found: {
    on: Day;
    by?: string;
    conclusion: Verification['conclusion'];
    people?: number;
    perCapitaYuan?: number;
    spentYuan?: number;
    steady?: boolean;
    childrenWellOff?: boolean;
    kinds: string[];
    /** Guarantees that are missing. */
    missing: string[];
    exclusions: { code: ExclusionCode; mitigated: boolean }[];
  };
  act_recorded: {
    what: RecordedWhat;
    household: HouseholdText;
    number: string;
    /** Of what the household must hear: whether anybody of it was told; null: it need not. */
    told: boolean | null;
    /** The step that is waited for now. */
    next?: Stage;
    /** What was found and nobody may overlook: the township answers. */
    barred?: ExclusionCode;
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
  /** The board goes on, with other days than are written on it. */
  objection_cleared_village: {
    number: string;
    household: HouseholdText;
    end: Day;
    provisional: boolean;
  };
  /** To an office: a case has come to it. */
  case_forwarded: { number: string; household: HouseholdText; village: string; next: Stage; due?: Day };
  /** To the village: a case was sent back to this step. `told`: the household heard it, too. */
  returned_notice: {
    number: string;
    household: HouseholdText;
    redo: Stage;
    told: boolean;
    missing?: string;
  };
  /** To somebody by name: a case waits for them. */
  settle_notice: {
    number: string;
    household: HouseholdText;
    /** For an office, which has several. */
    village?: string;
    what: SettleDuty['what'];
    due?: Day;
  };
  /** To handler and township: the limit from declaration to decision cannot be kept any more. */
  limit_unreachable: {
    number: string;
    household: HouseholdText;
    village: string;
    limit: Day;
    earliest: Day;
    provisional: boolean;
  };
}
