import type { Answer, CaseId, ContactId, Day, HouseholdId, TurnId } from '../core/index.ts';
import type { LeadCourse } from '../cases/index.ts';
import type { SealKey } from './records.ts';

/** 线索: a hint about a household, with an owner and an answer back. */
export interface Lead extends LeadCourse {
  id: string;
  /** From 1; each act on it adds one. */
  seq: number;
  /** The contact that gave it; null: a list did. */
  from: ContactId | null;
  /** Whose key seals what it says about people. */
  sealKey: SealKey;
  at: Date;
  urgent: boolean;
  /** By when it is to be answered; null: no limit is set. */
  due: Day | null;
  subject: LeadSubject;
  /** What was told in a talk; empty of a list. */
  answers: Record<string, Answer>;
  /** The turn of the last act: running its handler again finds it done. */
  turn?: TurnId;
}

/** Whom a lead is about, as far as it is known. Sealed. */
export interface LeadSubject {
  name?: string;
  /** What an objection goes by. */
  receipt?: string;
  /** The case it is against, where one was found. */
  case?: CaseId;
  place?: string;
  household?: HouseholdId;
  /** What is told of them, in words. */
  story?: string;
}
