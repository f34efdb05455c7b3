import type { AreaCode, ContactId, Day, GroupKind, HouseholdId, PersonId, TurnId } from '../core/index.ts';
import type { Household } from './records.ts';

/** A member 成员 of a household (domain C2). What nobody has said is absent, never no. */
export interface Member {
  name: string;
  /** To the head, in the register's own words: 户主, 配偶, 之子 … */
  relation?: string;
  idNumber?: string;
  birth?: Day;
  phone?: string;
  onHukou?: boolean;
  livesHere?: boolean;
  sharesBudget?: boolean;
  /** What else the register says of the member, by name of the column's field. */
  facts?: Record<string, string>;
}

/** A household with all that the register says of it; everything but place and numbers is sealed under its key. */
export interface RegisteredHousehold extends Household {
  /** 户编号 in the national system. */
  code?: string;
  facts?: Record<string, string>;
  /** The head first. Empty where only the head's name is known. */
  family: Member[];
}

/** By what households of the register are found. */
export interface RegisterKeys {
  codes: string[];
  /** Of any member. */
  idNumbers: string[];
  /** Heads of household, by their village. */
  heads: { name: string; village: AreaCode }[];
}

/** The register 户籍底册: households with members, in groups; a query for some hundred keys, not for one. */
export interface RegisterStore {
  /** Every household that fits one of the keys. */
  find(keys: RegisterKeys): Promise<RegisteredHousehold[]>;
  load(id: HouseholdId): Promise<RegisteredHousehold | null>;
  findByIdNumber(idNumber: string): Promise<RegisteredHousehold[]>;
  /** By the name of any member. */
  findByMember(name: string, village: AreaCode): Promise<RegisteredHousehold[]>;
  insertMany(households: RegisteredHousehold[]): Promise<void>;
  updateMany(households: RegisteredHousehold[]): Promise<void>;
  /** The first of `count` short numbers of a village, given to nobody else. */
  takeNumbers(village: AreaCode, count: number): Promise<number>;
}

/** 待认领: a row of a file that nobody can put to a household or person without asking. Its words are sealed. */
export interface Claim {
  id: string;
  /** Short, given once for ever. */
  number: number;
  preset: string;
  /** Whose people are asked: a township, or the county where not even that is known. */
  area: AreaCode;
  at: Date;
  /** Why it was not taken, a code. */
  reason: string;
  /** The row as it stood, by name of the column's field. */
  row: Record<string, string>;
}

/** Rows that wait to be claimed. One row is kept once, however often its file comes. */
export interface ClaimStore {
  /** Those that wait already, or that a person has settled, are left as they are. Returns how many were new. */
  insertMany(claims: Omit<Claim, 'id' | 'number'>[]): Promise<number>;
  /** Those of an area and all inside it, in order of their numbers. */
  listWaiting(area: AreaCode): Promise<Claim[]>;
  /** One that waits, by its number. */
  findWaiting(number: number): Promise<Claim | null>;
  /** A person's word: the row is of this household, or of none. It is not asked again when its file comes again. */
  settle(id: string, as: HouseholdId | 'none'): Promise<void>;
  /** Of each row, whether a person has settled it. */
  areSettled(rows: Pick<Claim, 'preset' | 'row'>[]): Promise<boolean[]>;
  /** The row has found its place: nobody is asked any more. Returns how many were waiting. */
  close(rows: Pick<Claim, 'preset' | 'row'>[]): Promise<number>;
}

/** What a one-time code is good for. */
export type CodeUse =
  | { kind: 'group'; area: AreaCode; groupKind: GroupKind }
  | { kind: 'person'; person: PersonId };

/** One-time codes, kept as keyed hashes: whoever reads the database cannot use them. */
export interface CodeStore {
  /** `store:conflict` when the code was given before. */
  insert(code: string, use: CodeUse, expiresAt: Date): Promise<void>;
  /** What a code is good for: one of this kind that is neither expired nor used by another turn. */
  find(code: string, kind: CodeUse['kind'], turn: TurnId, now: Date): Promise<CodeUse | null>;
  /**
   * Use a code up, when it is of this kind; the same turn may ask again and gets the same answer. Null for a code that
   * is unknown, expired or used.
   */
  redeem(code: string, kind: CodeUse['kind'], turn: TurnId, now: Date): Promise<CodeUse | null>;
  /** A wrong code was sent; counted once a turn. */
  noteWrong(contact: ContactId, day: Day, turn: TurnId): Promise<void>;
  /** Wrong codes of a contact on a day, in other turns than this one. */
  countWrong(contact: ContactId, day: Day, turn: TurnId): Promise<number>;
}
