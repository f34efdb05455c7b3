import type { Day } from '../core/index.ts';
import type {
  Declaration,
  ExclusionCode,
  RejectReason,
  Stage,
  SuggestionKind,
  Verification,
} from '../cases/index.ts';

/** What an office judges a case by: short enough for one screen of a phone. */
export interface OfficePage {
  number: string;
  declared: Day;
  urgent: boolean;
  consent: Declaration['consent'];
  verified?: {
    on: Day;
    conclusion: Verification['conclusion'];
    exclusions: ExclusionCode[];
    /** Yuan a person and year; absent: not found out. */
    perCapita?: number;
    /** The household has said more since. */
    stale: boolean;
  };
  /** Objections that were raised, settled or not. */
  publicity?: { opened: Day; end: Day; objections: number };
  /** Absent: the county does not compare (yet), or the household did not agree. */
  compared?: {
    back: boolean;
    open: ExclusionCode[];
    confirmed: ExclusionCode[];
    explained: ExclusionCode[];
  };
  suggestion: SuggestionKind;
  former?: FormerCase;
}

/** The household's case before, and what it says differently now, in the short words of the questions. */
export interface FormerCase {
  number: string;
  stage: Stage;
  reason?: RejectReason;
  changed: { question: string; was?: string; now: string }[];
}
