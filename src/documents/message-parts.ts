import type { Day } from '../core/index.ts';
import type { Duty, Stage } from '../cases/index.ts';

/**
 * A household in words: `王建国（3组）, 18号` in private; in a group only what core's `maskHousehold` makes
 * (`王*（3组）, 18号`), anything else throws when it is rendered.
 */
export type HouseholdText = string;

/** An instant, ISO 8601 in UTC: data stays plain JSON, so that samples are files. */
export type Instant = string;

/** Someone a reader can call or ask. */
export interface PersonToCall {
  name: string;
  /** 村支书, 联系人 … as the reader would say it. */
  title?: string;
  phone?: string;
}

/** A list that may be cut: `items` are shown, `total` counts all; the rest becomes 等n户. Most pressing first. */
export interface CutList<T> {
  items: T[];
  total: number;
}

/** The first `rows` of a list, with the number of all. */
export function cutList<T>(all: readonly T[], rows: number): CutList<T> {
  return { items: all.slice(0, rows), total: all.length };
}

/** One publicity as its readers follow it; `day` 0 = before the first counted day. */
export interface PublicityLine extends Pick<
  Extract<Duty, { kind: 'publicity' }>,
  'day' | 'of' | 'end' | 'provisional' | 'lastDay' | 'toClose' | 'held'
> {
  household: HouseholdText;
  /** Name of the village, where the reader has several: short numbers repeat from village to village. */
  village?: string;
  /** Case number. */
  number: string;
  /** Hour at which the last day closes, `HH:mm`. */
  closesAt?: string;
}

/** A visit that is owed; `daysLeft` is negative once it is late. */
export interface VisitLine extends Pick<Extract<Duty, { kind: 'visit' }>, 'due' | 'daysLeft'> {
  household: HouseholdText;
  /** As in `PublicityLine`. */
  village?: string;
}

/** A case that waits for its next step. */
export interface StepLine {
  household: HouseholdText;
  number: string;
  stage: Stage;
  /** The step that is waited for, when the profile names one. */
  next?: Stage;
  /** The comparison must come first. */
  awaitsComparison?: true;
  /** Names that are still to be put to what was done; in private only. */
  waiting?: string[];
  due?: Day;
  overdue: boolean;
}

/** The same in a group, where nobody who is late is named: how many have not signed. */
export type GroupStepLine = Omit<StepLine, 'waiting'> & { signers?: number };
