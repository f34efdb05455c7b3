import type {
  AreaCode,
  CaseId,
  ContactId,
  ContentHash,
  Day,
  GroupId,
  GroupKind,
  HouseholdId,
  MediaId,
  PersonId,
  TurnId,
} from '../core/index.ts';
import type { Actor } from '../cases/index.ts';
import type { CaseStore } from './case-types.ts';
import type { Erasure } from './erasure.ts';
import type {
  AppendResult,
  Area,
  Binding,
  Contact,
  Group,
  HistoryItem,
  Household,
  OperatorNote,
  OutboxRow,
  Person,
  Request,
  RequestKind,
  SealKey,
  Settlement,
  Turn,
} from './records.ts';
import type { Lead } from './lead-records.ts';
import type { Reveal } from './reveal.ts';
import type { ClaimStore, CodeStore, RegisterStore } from './opening-types.ts';

export type * from './case-types.ts';
export type * from './erasure.ts';
export type * from './journal-check.ts';
export type * from './records.ts';
export type * from './lead-records.ts';
export type * from './opening-types.ts';
export type * from './reveal.ts';

/** Why a file is not kept. */
export type MediaRefusal = 'empty' | 'too_large' | 'unknown_type' | 'unreadable';

/**
 * One repository a subject. Reading one record whose key was destroyed throws `store:key_destroyed`; lists leave such
 * records out, so that one erased household stops nobody else's reminder, and a contact is a stranger again. A journal
 * is never shortened that way: it throws. Of the turns after a snapshot an erased one keeps its place, without its words.
 */
export interface Store {
  turns: {
    append(turn: Turn): Promise<AppendResult>;
    /** Whether a turn of this very message is kept. */
    isKnown(message: Pick<Turn, 'channel' | 'account'> & { id: string }): Promise<boolean>;
    /** Turns of a contact after `seq`, in order. */
    listAfter(contact: ContactId, seq: number): Promise<Turn[]>;
    /** The last turns of a contact, oldest first. */
    listRecent(contact: ContactId, limit: number): Promise<Turn[]>;
    /** The last turns of all contacts, newest first. */
    listLatest(limit: number): Promise<Turn[]>;
    /** Group write: snapshots, nudges, and the turns' pending marks removed. */
    settle(settlements: Settlement[]): Promise<void>;
    /** Turns whose aftermath never finished, in order of time. */
    listPending(): Promise<Turn[]>;
    /** Whether this turn's aftermath is still to finish. */
    isPending(turn: TurnId): Promise<boolean>;
  };
  contacts: {
    find(id: ContactId): Promise<Contact | null>;
    /** Keep who the contact says it is, unless something as new or newer is kept. */
    bind(id: ContactId, binding: Binding): Promise<void>;
    /** A cadre's word on the binding of `boundAt`; a refused one speaks for no household. */
    judgeBinding(id: ContactId, boundAt: Date, standing: 'verified' | 'refused'): Promise<void>;
    /** The binding names no household yet: from now on it speaks for this one. */
    joinHousehold(id: ContactId, binding: Binding, household: HouseholdId): Promise<void>;
    assignPerson(id: ContactId, person: PersonId): Promise<void>;
    /** The contact is this person no more; one that is somebody else is left alone. */
    releasePerson(id: ContactId, person: PersonId): Promise<void>;
    findByHousehold(household: HouseholdId): Promise<Contact[]>;
    /** Contacts of a village who said who they are and whom no cadre has checked yet. */
    listUnverified(village: AreaCode): Promise<Contact[]>;
    /** Contacts whose snapshot has an open talk, in order of id after `after`. */
    listOpen(after: ContactId | null, limit: number): Promise<Contact[]>;
    /** Idle sessions whose nudge is due, by index. */
    listToNudge(now: Date, limit: number): Promise<Contact[]>;
    /** True for the one caller that took this nudge. */
    clearNudge(id: ContactId, nudgeAt: Date): Promise<boolean>;
  };
  households: {
    find(id: HouseholdId): Promise<Household | null>;
    findMany(ids: HouseholdId[]): Promise<Household[]>;
    findByName(name: string, village: AreaCode): Promise<Household[]>;
    /** In order of their short numbers. */
    listByVillage(village: AreaCode): Promise<Household[]>;
    /** Idempotent by id; `store:conflict` when the village has given the number to another household. */
    insert(household: Household): Promise<void>;
    insertMany(households: Household[]): Promise<void>;
    /** Next free short number of a village; never given twice, gaps are allowed. */
    nextNumber(village: AreaCode): Promise<number>;
  };
  people: {
    find(id: PersonId): Promise<Person | null>;
    findMany(ids: PersonId[]): Promise<Person[]>;
    /** People whose role assignment names exactly this area and role and holds on `day`. */
    listByRole(role: string, area: AreaCode, day: Day): Promise<Person[]>;
    /** Everybody, in order of id: a county has some thousands. */
    list(): Promise<Person[]>;
    /** People with a role in the area or inside it that holds on `day`, in order of id. */
    listWithin(area: AreaCode, day: Day): Promise<Person[]>;
    /** People whose last role ended before `today` and who have not been cleared since, the longest gone first, by index. */
    listEnded(today: Day, limit: number): Promise<Person[]>;
    /** Nobody waits for the person any more; nothing happens when their roles have changed since they were read. */
    clearEnded(person: Pick<Person, 'id' | 'roles'>): Promise<void>;
    insertMany(people: Person[]): Promise<void>;
    /** Names, phones and roles of known people; where they are reached stays. */
    updateMany(people: Person[]): Promise<void>;
    /** Where the person is reached from now on; null: nowhere. */
    setContact(id: PersonId, contact: ContactId | null): Promise<void>;
  };
  areas: {
    list(): Promise<Area[]>;
    insertMany(areas: Area[]): Promise<void>;
    setAliases(areas: Pick<Area, 'code' | 'aliases'>[]): Promise<void>;
  };
  groups: {
    find(id: GroupId): Promise<Group | null>;
    list(): Promise<Group[]>;
    listByKind(kind: GroupKind): Promise<Group[]>;
    insertMany(groups: Group[]): Promise<void>;
    /** A new group, or a known one with another area and kind. */
    bind(group: Group): Promise<void>;
  };
  register: RegisterStore;
  claims: ClaimStore;
  codes: CodeStore;
  cases: CaseStore;
  leads: {
    /** False when the lead was there before. */
    insert(lead: Lead): Promise<boolean>;
    find(id: string): Promise<Lead | null>;
    /** Leads of an area and all inside it that are not closed, oldest first. */
    listOpen(area: AreaCode): Promise<Lead[]>;
    /** Open ones whose last day lies before `today`, by index. */
    listOverdue(today: Day): Promise<Lead[]>;
    /** Write the lead after one act; false when somebody else's came first. */
    update(lead: Lead): Promise<boolean>;
  };
  requests: {
    /** Keeps a new request under its id and gives it a number; one that is there is left as it is. */
    insert(
      request: Pick<Request, 'id' | 'kind' | 'from' | 'area' | 'at' | 'owner' | 'sealKey' | 'said' | 'dueAt'>,
    ): Promise<Request>;
    /** Null also when its key was destroyed, here and below. */
    find(id: string): Promise<Request | null>;
    findByNumber(number: number): Promise<Request | null>;
    /** The taken request on whose line this contact speaks. */
    findLine(contact: ContactId): Promise<Request | null>;
    findOpenFrom(contact: ContactId, kind: RequestKind): Promise<Request | null>;
    /** The contact's last complaint that was answered and of which they have not said whether they are satisfied. */
    findToJudge(contact: ContactId): Promise<Request | null>;
    /** Waiting and taken ones of an area and all inside it, oldest first. */
    listOpen(area: AreaCode): Promise<Request[]>;
    listOwned(owner: PersonId): Promise<Request[]>;
    /** False when it is not waiting any more. `line`: the contacts whose words are passed on from now on. */
    take(
      id: string,
      taking: NonNullable<Request['taken']> & { line: ContactId[]; dueAt: Date | null },
    ): Promise<boolean>;
    /** Something was said on the line; `answered`: by the person who took it. */
    noteSaid(id: string, said: { answered: boolean; dueAt: Date | null }): Promise<void>;
    close(id: string): Promise<void>;
    /** From taken back to waiting. */
    release(id: string, dueAt: Date | null): Promise<void>;
    /** Its reminder was given. */
    clearDue(id: string, dueAt: Date): Promise<void>;
    /** False when it was judged before. */
    judge(id: string, verdict: 'satisfied' | 'unsatisfied'): Promise<boolean>;
    /** Whose moment has come, oldest first, by index. */
    listDue(now: Date, limit: number): Promise<Request[]>;
  };
  outbox: {
    /** False when the dedupeKey exists: it was said before. Supersedes older queued rows of the same topic. */
    insert(row: OutboxRow): Promise<boolean>;
    /** At most `limit` sendable rows, the oldest first, taken for `leaseMs`; empty when there is none. */
    claim(now: Date, leaseMs: number, limit: number): Promise<OutboxRow[]>;
    markSent(id: string, at: Date): Promise<void>;
    markErrored(id: string, error: string, nextAttemptAt: Date): Promise<void>;
    markFailed(id: string, error: string): Promise<void>;
    /** Rows left in `sending` by a process that is gone: their lease has run out. */
    listStranded(now: Date): Promise<OutboxRow[]>;
    /** Back into the queue under new words, from `sending` only. */
    requeue(id: string, text: string): Promise<void>;
    markUnknown(id: string): Promise<void>;
    find(id: string): Promise<OutboxRow | null>;
    /** The last rows that were sent, newest first. */
    listSent(limit: number): Promise<OutboxRow[]>;
    /** What was sent under one key, oldest first. Reads past all other rows: for a hand, not for a job. */
    listSentUnder(sealKey: SealKey, limit: number): Promise<OutboxRow[]>;
    /** Earliest moment at which a row becomes sendable, to sleep until then. */
    nextAt(): Promise<Date | null>;
  };
  /** The last `limit` turns and sent rows together, oldest first: what the simulator's page shows after a restart. */
  history(limit: number): Promise<HistoryItem[]>;
  definitions: {
    /** Keep a flow or profile file under its content hash (idempotent). */
    keep(hash: ContentHash, kind: 'flow' | 'profile', name: string, text: string): Promise<void>;
    find(hash: ContentHash): Promise<{ kind: string; name: string; text: string } | null>;
    /** Every kept version of one kind. */
    list(kind: 'flow' | 'profile'): Promise<{ hash: ContentHash; name: string; text: string }[]>;
  };
  media: {
    /** Clean (see `cleanMedia`), seal and keep a file. */
    save(
      key: SealKey,
      bytes: Uint8Array,
    ): Promise<{ ok: true; id: MediaId; mime: string } | { ok: false; why: MediaRefusal }>;
    read(id: MediaId): Promise<{ bytes: Uint8Array; mime: string } | null>;
  };
  operator: {
    /** False when the note was there before. */
    note(note: OperatorNote): Promise<boolean>;
    /** Newest first. */
    list(limit: number): Promise<OperatorNote[]>;
  };
  /** Who looked at whose case: kept for the household and for supervision (domain.md B2). */
  reveals: {
    /** False when it was kept before. */
    note(reveal: Reveal): Promise<boolean>;
    /** Newest first. */
    listByCase(id: CaseId, limit: number): Promise<Reveal[]>;
  };
  settings: {
    read<T>(key: string): Promise<T | null>;
    write(key: string, value: unknown): Promise<void>;
  };
  jobs: {
    /**
     * Remember that a job runs for a period; false when it already ran to its end. One that was cut short may begin
     * again: what it wrote has keys of its own.
     */
    begin(job: string, period: string, at: Date): Promise<boolean>;
    finish(job: string, period: string, at: Date, done: Record<string, number>): Promise<void>;
    /** When the job last finished. */
    lastRun(job: string): Promise<Date | null>;
  };
  keys: {
    /** Destroy a key for ever: everything sealed under it is erased. */
    destroy(key: SealKey | GroupId): Promise<void>;
  };
  erasure: Erasure;
  /** Create indexes and check that the master key fits; safe to run at every start. */
  prepare(): Promise<void>;
  /** Whether the database answers. */
  ping(): Promise<boolean>;
  close(): Promise<void>;
}

/** Who acts, for the journal. */
export type { Actor };
