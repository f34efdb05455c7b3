import type { AreaCode, MediaId } from './ids.ts';
import type { Day } from './time.ts';

/** The kinds of answer there are: one set for flows, the parser and commands (XLSForm's names where it has them). */
export const questionTypes = [
  'text',
  'amount',
  'count',
  'quantity',
  'date',
  'period',
  'duration',
  'yes_no',
  'select_one',
  'select_multiple',
  'name',
  'address',
  'phone',
  'id_number',
  'image',
  'audio',
  'location',
] as const;

export type QuestionType = (typeof questionTypes)[number];

export type MoneyPeriod = 'day' | 'week' | 'month' | 'quarter' | 'half-year' | 'year';

/** How many of each make a year. */
export const timesAYear: Record<MoneyPeriod, number> = {
  day: 365,
  week: 52,
  month: 12,
  quarter: 4,
  'half-year': 2,
  year: 1,
};

/**
 * A number as people say it. Exact when `min === max` and not `approx`; 两千多 is `{min: 2000, max: 3000, approx: true}`;
 * 不到两万 has `min: null`, 起码三千 has `max: null`. A range stays a range in the record.
 */
export interface Range {
  min: number | null;
  max: number | null;
  approx: boolean;
}

/** What an answer says, typed and as JSON. */
export type Value =
  | { type: 'text'; text: string }
  /** Integer fen. `per` is what it is counted by (亩 头 斤 人); periods and units are kept, never multiplied silently. */
  | ({ type: 'amount'; period?: MoneyPeriod; per?: string } & Range)
  /** `unit` only where it is not the asked one: a child of eight months where years were asked. */
  | ({ type: 'count'; unit?: 'day' | 'week' | 'month' } & Range)
  /** In the canonical unit: 亩 for areas, 斤 for weights, counted things as spoken. */
  | ({ type: 'quantity'; unit: string } & Range)
  | ({ type: 'duration'; unit: 'day' | 'month' } & Range)
  /** First and last possible day, inclusive; a lunar date is stored as the solar days it means. */
  | { type: 'date' | 'period'; start: Day; end: Day; approx: boolean }
  | { type: 'yes_no'; yes: boolean }
  | { type: 'select_one'; choice: string }
  | { type: 'select_multiple'; choices: string[] }
  | { type: 'name'; name: string }
  /** `area` is set when the words name one known village; `group` is 组/屯/社 as a number, `hamlet` one that bears a name. */
  | { type: 'address'; text: string; area?: AreaCode; group?: number; hamlet?: string }
  | { type: 'phone'; phone: string }
  | { type: 'id_number'; id: string; birth: Day; sex: 'male' | 'female' }
  | { type: 'media'; kind: 'image' | 'audio' | 'location'; media: MediaId[]; text?: string }
  /** What was said of each of several: household members, crops. By the names of the questions. */
  | { type: 'items'; items: Record<string, Answer>[] };

/** How an answer came in: typed words, a choice by number, a voice message's transcript, a picture. */
export type AnswerSource = 'text' | 'asr' | 'media' | 'prefill';

/**
 * A given answer with the words it came from. `unknown` = 说不清, `skipped` = 跳过: neither is ever stored as 0 or as no.
 * `at`: when it was given, ISO 8601; absent where nobody gave it (a calculation). Who gave it is the contact of the turn.
 */
export type Answer = { at?: string } & (
  | { status: 'given'; value: Value; raw: string; source: AnswerSource }
  | { status: 'unknown'; raw: string }
  | { status: 'skipped' }
);
