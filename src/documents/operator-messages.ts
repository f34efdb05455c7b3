import type { Day, Role } from '../core/index.ts';
import type { Stage, Visit } from '../cases/index.ts';
import type { Instant } from './message-parts.ts';

/** What is wrong with a journal; the last three are found by comparing with an anchor. */
export type JournalFault =
  | 'missing'
  | 'changed'
  | 'moved'
  | 'unlinked'
  | 'inserted'
  | 'no_snapshot'
  | 'cut'
  | 'rewritten'
  | 'gone';

/** What still stands against erasing a household. */
export interface StillOpen {
  /** Case numbers. */
  cases: string[];
  /** Numbers of requests 来件. */
  requests: number[];
  /** Hints about others that somebody in charge has yet to look at. */
  leads: number;
}

/** One answer as it was given: `said` worked out, `raw` in the speaker's own words where they differ. */
export interface CopiedAnswer {
  short: string;
  said: string;
  raw?: string;
}

/** What a household once declared, with who said it. */
export interface CopiedDeclaration {
  on: Day;
  /** Name of who spoke; a cadre has a `title`, the role. */
  by?: string;
  title?: Role;
  /** The village has not confirmed who that was. */
  unverified: boolean;
  answers: CopiedAnswer[];
  /** Photos and recordings. */
  files: number;
}

/** A step of the procedure. `role`: of whoever did it. */
export interface CopiedStep {
  on: Day;
  kind: string;
  role?: Role;
  /** What came out, by lists and codes of the words file. */
  decided: { list: string; code: string }[];
  /** In words that are the household's own, or were said to it. */
  words?: string;
  answers: CopiedAnswer[];
}

export interface CopiedVisit {
  on: Day;
  way: Visit['way'];
  by?: string;
  counted: boolean;
  answers: CopiedAnswer[];
  files: number;
}

/** What is said to whoever runs the service, on a terminal. */
export interface OperatorMessages {
  /** One line. `was`: the place it was written for; `of`: how many there were. */
  journal_finding: {
    number?: string;
    case: string;
    seq: number;
    why: JournalFault;
    was?: number;
    of?: number;
  };
  journal_checked: {
    cases: number;
    entries: number;
    findings: number;
    anchor?: { at: Instant; cases: number };
  };
  journal_anchored: { file: string; cases: number; entries: number; fingerprint: string };
  journal_refused: { why: 'unknown_case' | 'broken_anchor' | 'not_clean' | 'file_there'; asked: string };
  household_copy: {
    household: { name: string; village: string; group?: number; number: number; phone?: string };
    /** What the county's lists say of it, and of everybody in it. */
    register: CopiedAnswer[];
    family: { name: string; answers: CopiedAnswer[] }[];
    printed: { on: Day; by: string };
    cases: {
      number: string;
      stage: Stage;
      since: Day;
      declarations: CopiedDeclaration[];
      steps: CopiedStep[];
      visits: CopiedVisit[];
      /** Who looked at its figures (看). */
      views: { on: Day; by: string }[];
    }[];
    messages: { on: Day; text: string }[];
  };
  household_copied: { file: string };
  household_refused: {
    why: 'unknown' | 'erased' | 'open' | 'reason' | 'not_confirmed' | 'file_there';
    asked: string;
    open?: StillOpen;
  };
  /** Before it is erased. No `household`: its key is gone already. `confirm`: what to type. */
  household_erase: {
    asked: string;
    household?: string;
    village?: string;
    reason: string;
    cases: number;
    contacts: number;
    open: StillOpen;
    confirm: string;
  };
  household_erased: { asked: string; cases: number; contacts: number };
}
