import type { AreaCode, CaseId, HouseholdId, PersonId, TurnId } from '../core/index.ts';
import type { JournalEntry, Stage } from '../cases/index.ts';
import type { ChainVerdict, JournalCheck } from './journal-check.ts';
import type { CaseSnapshot } from './records.ts';

/** `taken`: somebody else's entry has this place. */
export type AppendEntryResult = { ok: true } | { ok: false; taken: true };

/** Cases: their journals, and the snapshots that lists and jobs scan. */
export interface CaseStore {
  /** Insert the entry under `case:seq`; `taken` when somebody was faster. Writes the snapshot afterwards. */
  append(entry: JournalEntry, household: HouseholdId, after: CaseSnapshot): Promise<AppendEntryResult>;
  journal(id: CaseId): Promise<JournalEntry[]>;
  findEntryByTurn(turn: TurnId): Promise<JournalEntry | null>;
  /** Walk the chain of hashes; needs no key, so it also holds for an erased household. */
  verifyJournal(id: CaseId): Promise<ChainVerdict>;
  /** The same with everything that was found; null when there is neither journal nor case. */
  checkJournal(id: CaseId): Promise<JournalCheck | null>;
  /** The next journals after `after` in order of id, about `limit`; empty at the end. Memory stays flat. */
  checkJournals(after: CaseId | null, limit: number): Promise<JournalCheck[]>;
  /** By the number that people are told. */
  findByNumber(number: string): Promise<CaseSnapshot | null>;
  snapshot(id: CaseId): Promise<CaseSnapshot | null>;
  /** Replaces an older or equal snapshot; a newer one stays. */
  saveSnapshot(snapshot: CaseSnapshot): Promise<void>;
  findOpenByHousehold(household: HouseholdId): Promise<CaseSnapshot | null>;
  /** All of a household's, newest first, with those whose words were erased. */
  listByHousehold(household: HouseholdId): Promise<CaseSnapshot[]>;
  /**
   * Cases of an area and all inside it that somebody still has something to do with: open ones, and ended ones with an
   * open appeal or help in need; of some stages only where they are named; newest first.
   */
  listOpen(area: AreaCode, stages?: readonly Stage[]): Promise<CaseSnapshot[]>;
  listByLiaison(liaison: PersonId): Promise<CaseSnapshot[]>;
  /** Cases with something to tell by now, in order of `nextDueAt`, by index. */
  listDue(now: Date, limit: number): Promise<CaseSnapshot[]>;
  /** Nothing happens when the case has moved on from `seq`: its newer snapshot has its own date. */
  moveDue(id: CaseId, seq: number, nextDueAt: Date | null): Promise<void>;
  listProvisional(): Promise<CaseSnapshot[]>;
  /** Cases that stand at a stage, by index. */
  listByStage(stage: Stage): Promise<CaseSnapshot[]>;
  /** Cases of an area and all inside it beside which something waits for the township, by index. */
  listConcerning(area: AreaCode): Promise<CaseSnapshot[]>;
  /** Cases of an area and all inside it whose verification is to be looked at again, by index; oldest first. */
  listToRecheck(area: AreaCode): Promise<CaseSnapshot[]>;
  /** A fresh case number of the year, `2026-0031`; numbers are never used twice, gaps are allowed. */
  takeNumber(year: string): Promise<string>;
}
