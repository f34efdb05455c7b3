import type { ContentHash, Role } from '../core/index.ts';
import type { AttendanceClass, ExclusionCode, Sector } from './codes.ts';
import type { Stage } from './stage.ts';

/**
 * What a county decides, by dotted key, with the type of its value. One file has every key; one that is unset is null
 * there, switches off what hangs on it, and is shown as not set (domain.md J1).
 */
export interface ProfileValues {
  /** Stands in messages; its last sign decides whether they say 县里 or 区里. */
  'org.county.name': string;
  /** As the county's documents call them (X10), for the page of its procedure; chats keep to plain words. */
  'org.county.lead': string;
  'terms.system': string;
  'terms.monitored': string;
  'terms.liaison': string;
  /** Villagers may declare by themselves (X1). */
  selfDeclaration: boolean;
  /** The procedure (X1–X5). */
  steps: Step[];
  /** 数据比对, beside the steps (X4). */
  comparison: Branch;
  /** Conditions that speak against monitoring (C-55), in the county's list. */
  'exclusion.codes': ExclusionCode[];
  /** `hard`: nobody may decide otherwise; `soft`: the representatives may, by vote (X7). */
  'exclusion.mode': 'hard' | 'soft';
  /** Two persons at verification (E-07). */
  'verification.persons': number;
  /** Least people at an evaluation. */
  'evaluation.quorum': number;
  /** Who must have somebody there (001_08e4 L145; 004_bc94 L31). */
  'evaluation.requiredClasses': AttendanceClass[];
  /** What it means when somebody of them is not: told, or refused (scenario 31). */
  'evaluation.classesMode': 'warn' | 'block';
  /** Offices that speak at the township's review (001_08e4 L147). */
  'townReview.sectors': Sector[];
  /** After an unfounded objection: the days it took away, or all of them (J2.7). */
  'objection.after': 'rest' | 'restart';
  /** E-06. */
  'publicity.workingDays': number;
  /** How the document counts its days: these, or at least these. For the page; a board comes down when a person closes it, never before. */
  'publicity.mode': 'exact' | 'min';
  /** `HH:mm`: the last day ends here; unset, it ends at midnight. */
  'publicity.closingTime': string;
  /** What the board may show, in order; nothing else is. */
  'publicity.fields': PublicityField[];
  /** E-09. */
  'visit.perMonth': number;
  /** A call or a chat counts when a reason is given (scenario 35). */
  'visit.remoteAllowed': boolean;
  'visit.reminderDays': ReminderDays;
  /** `HH:mm` on the last day of the month. */
  'visit.overdueTime': string;
  /** Working days to accept a declaration (E-60). */
  'sla.accept': number;
  /** Working days from acceptance to verification (E-61). */
  'sla.verify': number;
  /** Working days from verification to evaluation, and of township and county (E-62). */
  'sla.evaluate': number;
  'sla.townReview': number;
  'sla.countyDecision': number;
  /** From declaration to decision. */
  'sla.total': TimeLimit;
  /** Working days to answer a warning of a department (E-63). */
  'sla.lead': number;
  /** Working days to answer an appeal. */
  'sla.appeal': number;
  /** Working days of urgent temporary assistance (E-24). */
  'urgent.workingDays': number;
  /** When the office that gives it closes, `HH:MM`: its last day is over then. */
  'urgent.closingTime': string;
  /** One live measure a risk (C6). */
  'measure.onePerRisk': boolean;
  hotline: string;
  'digest.time': string;
  'remind.time': string;
  'quiet.from': string;
  'quiet.to': string;
  'nudge.afterHours': number;
  'draft.keepDays': number;
  /** Years a case file is kept after its end, with the words of every answer. */
  'retention.years': number;
  /** Hours a request may wait before its owner and the township are reminded, once. */
  'request.remindHours': number;
  /** Hours without a word after which a line to a person falls back to the bot. */
  'request.lineHours': number;
  /** Yuan a person and year, by year (E-01). */
  'line.byYear': Record<string, LineValue>;
  /** Which year's line a case is held against: that of its declaration, or of its decision. */
  'line.appliesAt': 'submission' | 'decision';
  /** `net`: income less costs (C-37). `reference`: with claims paid out, less what was paid oneself (C-39). */
  'income.reference': 'net' | 'reference';
  /** Rigid spending of so many times a year's income is far above it (001_08e4 L15; 000_03a4 L30). */
  'income.rigidRatio': number;
  /** Below the line, yet steady, nothing lacking and the children well off: may be left out (X08, 004_bc94 L29). */
  'income.steadyBelow': boolean;
  /** Yuan: a bill, or a year's bills of one person, above which a household is looked at first (E-04, E-05). */
  'medical.singleSelfPaid': number;
  'medical.yearSelfPaid': number;
  /** What children who live apart own counts, too (004_bc94 L29). */
  'exclusion.splitChildren': boolean;
}

/** A year's line: a number, or a formula on numbers that somebody else has published. */
export type LineValue = number | LineFormula;

export interface LineFormula {
  /** CEL over the names in `of`, all of them decimals. */
  formula: string;
  of: Record<string, { value: number; source: string }>;
}

export type ProfileKey = keyof ProfileValues;

export type PublicityField = 'head_name' | 'head_name_masked' | 'village' | 'group' | 'members' | 'hotline';

/** One 环节 of a county's procedure, in the order cases take them. */
export interface Step {
  stage: Stage;
  /** Who brings a case to this stage. */
  by: Role[];
  /** Whether the household is told when its case gets here. */
  tellHousehold: boolean;
}

/** A branch beside the steps: it may begin once a case is at one stage, and must be back before another (D3). */
export interface Branch {
  opensAt: Stage;
  joinsBefore: Stage;
  by: Role[];
}

/** A limit with the kind of its days: a fortnight in the calendar is not ten working days. */
export interface TimeLimit {
  days: number;
  kind: 'working' | 'calendar';
}

/** Days of the month, and days before its last one. */
export interface ReminderDays {
  days: number[];
  beforeMonthEnd: number[];
}

/**
 * Where a value comes from: `document` — a seed document says it; `proposal` — ours, the county must confirm it;
 * `fictional` — invented for the demo; `unset` — nobody has decided, the value is null.
 */
export type ProfileStatus = 'document' | 'proposal' | 'fictional' | 'unset';

export interface ProfileEntry<V> {
  value: V | null;
  /** Document and line, or who says so. */
  source: string;
  status: ProfileStatus;
}

/** What a file is for: `live` — a county's own rules; `draft` — to be talked about, nobody's rules; `demo` — invented. */
export type ProfileUse = 'live' | 'draft' | 'demo';

/** One county's rules: a whole file, no inheritance. */
export interface Profile {
  id: string;
  title: string;
  use: ProfileUse;
  /** SHA-256 of the file's text: cases stay on the one they began with. */
  hash: ContentHash;
  values: { readonly [K in ProfileKey]: ProfileEntry<ProfileValues[K]> };
}

/** A county's value, null where it is unset: what hangs on it is off, nothing stands in for it. */
export function valueOf<K extends ProfileKey>(profile: Profile, key: K): ProfileValues[K] | null {
  return profile.values[key].value;
}
