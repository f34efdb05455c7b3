import type {
  Answer,
  AreaCode,
  CaseId,
  ContactId,
  ContentHash,
  Day,
  GroupId,
  GroupKind,
  HouseholdId,
  InboundKind,
  MediaId,
  PersonId,
  RoleAssignment,
  TurnId,
} from '../core/index.ts';
import type { Actor, CaseState, JournalEntry } from '../cases/index.ts';
import type { FlowEvent, Session } from '../flow/index.ts';

/** Whose key seals a value: a household, or a contact that belongs to none yet. */
export type SealKey = HouseholdId | ContactId | PersonId;

/** What a received message was, kept with the turn. */
export interface InboundRecord {
  kind: InboundKind;
  text: string;
  media?: MediaId;
  /** The channel's own time. */
  sentAt: string;
}

/** What else a turn decided, beside the flow's events; handlers act on it. */
export type TurnEvent =
  | FlowEvent
  /** The contact said who it is; `household` is null when no household of the village has that name. */
  | {
      type: 'binding_declared';
      name: string;
      area: AreaCode | null;
      place: string;
      group?: number;
      phone?: string;
      household: HouseholdId | null;
    }
  /** Danger to life was said: told to village and township now. */
  | { type: 'danger_said'; kind: string }
  /** Someone put private data into a group: not stored, reported to the operator. */
  | { type: 'group_leak'; room: string }
  /** Words that no flow, command or question took. */
  | { type: 'not_understood' }
  /** A command was answered (进度, 任务, 帮助 …). */
  | { type: 'command_run'; command: string }
  /** A village cadre's answer to "does this person belong here?". */
  | { type: 'identity_judged'; contact: ContactId; verdict: 'ours' | 'not_ours' | 'unknown' };

/** The one insert of a turn. `_id` = `contact:seq`; unique also on channel + account + message id. */
export interface Turn {
  id: TurnId;
  contact: ContactId;
  seq: number;
  channel: string;
  account: string;
  messageId: string;
  /** When we received the message: the turn's clock. */
  at: Date;
  sealKey: SealKey;
  inbound: InboundRecord;
  events: TurnEvent[];
  /** The reply, ready to send; empty when an act answers instead. */
  reply: string;
  quick: string[];
}

/** `duplicate`: this message id was committed before. `stale`: another turn took this seq first. */
export type AppendResult = 'committed' | 'duplicate' | 'stale';

/** A turn's aftermath, written in groups after its handlers ran and its reply was handed to the channel. */
export interface Settlement {
  turn: TurnId;
  contact: ContactId;
  seq: number;
  sealKey: SealKey;
  /** Snapshot of the session after the turn; rebuildable from turns. */
  session: Session | null;
  /** When an idle session is nudged; null clears it. */
  nudgeAt: Date | null;
  sentAt: Date | null;
}

/** A person's address on one channel with what we know of it. */
export interface Contact {
  id: ContactId;
  seq: number;
  session: Session | null;
  nudgeAt: Date | null;
  /** Set for a cadre who was bound by a one-time code or the demo roster. */
  person?: PersonId;
  binding?: Binding;
}

export interface Binding {
  name: string;
  area: AreaCode | null;
  place: string;
  group?: number;
  phone?: string;
  household: HouseholdId | null;
  /** `declared` by the villager; `verified` or `refused` by a cadre of the village. */
  standing: 'declared' | 'verified' | 'refused';
  at: Date;
}

export interface Household {
  id: HouseholdId;
  village: AreaCode;
  group?: number;
  /** Short number within the village. */
  number: number;
  /** Head of household. Sealed. */
  name: string;
  members: number;
  /** Sealed. */
  phone?: string;
  /** Made from a stranger's declaration, to be matched by a cadre. */
  provisional?: boolean;
}

export interface Person {
  id: PersonId;
  name: string;
  phone?: string;
  roles: RoleAssignment[];
  /** Where the person is reached in private. */
  contact?: ContactId;
}

export interface Area {
  code: AreaCode;
  name: string;
  level: 'county' | 'township' | 'village';
  aliases: string[];
}

export interface Group {
  id: GroupId;
  area: AreaCode;
  kind: GroupKind;
  topic: string;
}

/** 线索: somebody's hint about a household, with an owner and an answer back. */
export interface Lead {
  id: string;
  /** The contact that gave it. */
  from: ContactId;
  area: AreaCode | null;
  at: Date;
  owner: PersonId | null;
  urgent: boolean;
  answers: Record<string, Answer>;
  state: 'new' | 'closed';
}

/** Something the operator must look at: a failed send, a leak in a group, an unknown result. */
export interface OperatorNote {
  id: string;
  kind:
    | 'group_leak'
    | 'send_failed'
    | 'send_unknown'
    | 'no_recipient'
    | 'calendar_missing'
    | 'human_requested'
    | 'not_understood';
  at: Date;
  /** Ids only, never words of a person. */
  about: string;
}

export type OutboxState = 'queued' | 'sending' | 'sent' | 'errored' | 'failed' | 'unknown' | 'superseded';

/** `_id` is the dedupeKey: the same business fact is written once, for ever. */
export interface OutboxRow {
  id: string;
  /** reply: may go once more after an unknown result, marked so; the others go to the operator instead. */
  kind: 'reply' | 'notice' | 'urgent' | 'reminder' | 'digest';
  to:
    | { channel: string; account: string; peer: string }
    | { channel: string; account: string; room: string; mentions: string[] };
  sealKey: SealKey | GroupId;
  /** Sealed. */
  text: string;
  quick: string[];
  createdAt: Date;
  notBefore: Date;
  /** A newer queued row with the same topic replaces an older one (a digest missed for three days is one digest). */
  topic?: string;
  state: OutboxState;
  attempts: number;
  nextAttemptAt: Date;
  leaseUntil?: Date;
  sentAt?: Date;
  /** Error code of the last attempt. */
  error?: string;
  /** The turn it answers, when it does: the channel is told when the turn has ended. */
  turn?: TurnId;
}

export type AppendEntryResult = { ok: true } | { ok: false; taken: true };

/** What a stored case gives a job without opening its journal. */
export interface CaseSnapshot extends CaseState {
  nextDueAt: Date | null;
}

export interface Store {
  turns: {
    append(turn: Turn): Promise<AppendResult>;
    /** Turns of a contact after `seq`, in order. */
    listAfter(contact: ContactId, seq: number): Promise<Turn[]>;
    /** Group write: snapshots, nudges, and the turns' pending marks removed. */
    settle(settlements: Settlement[]): Promise<void>;
    /** Turns whose aftermath never finished, in order of time. */
    listPending(): Promise<Turn[]>;
  };
  contacts: {
    find(id: ContactId): Promise<Contact | null>;
    /** Make the contact known (idempotent). */
    touch(id: ContactId): Promise<void>;
    bind(id: ContactId, binding: Binding): Promise<void>;
    assignPerson(id: ContactId, person: PersonId): Promise<void>;
    findByHousehold(household: HouseholdId): Promise<Contact[]>;
    /** Idle sessions whose nudge is due, by index. */
    listToNudge(now: Date, limit: number): Promise<Contact[]>;
    clearNudge(id: ContactId, nudgeAt: Date): Promise<boolean>;
  };
  households: {
    find(id: HouseholdId): Promise<Household | null>;
    findMany(ids: HouseholdId[]): Promise<Household[]>;
    findByName(name: string, village: AreaCode): Promise<Household[]>;
    listByVillage(village: AreaCode): Promise<Household[]>;
    insert(household: Household): Promise<void>;
    insertMany(households: Household[]): Promise<void>;
    /** Next free short number of a village. */
    nextNumber(village: AreaCode): Promise<number>;
  };
  people: {
    find(id: PersonId): Promise<Person | null>;
    findMany(ids: PersonId[]): Promise<Person[]>;
    /** People whose role assignment names exactly this area and role and holds on `day`. */
    listByRole(role: string, area: AreaCode, day: Day): Promise<Person[]>;
    insertMany(people: Person[]): Promise<void>;
    setContact(id: PersonId, contact: ContactId): Promise<void>;
  };
  areas: { list(): Promise<Area[]>; insertMany(areas: Area[]): Promise<void> };
  groups: {
    find(id: GroupId): Promise<Group | null>;
    list(): Promise<Group[]>;
    listByKind(kind: GroupKind): Promise<Group[]>;
    insertMany(groups: Group[]): Promise<void>;
  };
  cases: {
    /** Insert the entry under `case:seq`; `taken` when somebody was faster. Writes the snapshot afterwards. */
    append(entry: JournalEntry, household: HouseholdId, after: CaseSnapshot): Promise<AppendEntryResult>;
    journal(id: CaseId): Promise<JournalEntry[]>;
    findEntryByTurn(turn: TurnId): Promise<JournalEntry | null>;
    snapshot(id: CaseId): Promise<CaseSnapshot | null>;
    saveSnapshot(snapshot: CaseSnapshot): Promise<void>;
    findOpenByHousehold(household: HouseholdId): Promise<CaseSnapshot | null>;
    listByHousehold(household: HouseholdId): Promise<CaseSnapshot[]>;
    /** Open cases of a village, newest first. */
    listOpenByVillage(village: AreaCode): Promise<CaseSnapshot[]>;
    listByLiaison(liaison: PersonId): Promise<CaseSnapshot[]>;
    /** Cases with something to tell by now, in order of `nextDueAt`, by index. */
    listDue(now: Date, limit: number): Promise<CaseSnapshot[]>;
    moveDue(id: CaseId, seq: number, nextDueAt: Date | null): Promise<void>;
    listProvisional(): Promise<CaseSnapshot[]>;
    /** A fresh case number of the year, `2026-0031`; numbers are never used twice, gaps are allowed. */
    takeNumber(year: string): Promise<string>;
  };
  leads: {
    insert(lead: Lead): Promise<boolean>;
    listNewByArea(area: AreaCode): Promise<Lead[]>;
  };
  outbox: {
    /** False when the dedupeKey exists: it was said before. Supersedes older queued rows of the same topic. */
    insert(row: OutboxRow): Promise<boolean>;
    /** Oldest sendable row, taken for `leaseMs`; null when there is none. */
    claim(now: Date, leaseMs: number): Promise<OutboxRow | null>;
    markSent(id: string, at: Date): Promise<void>;
    markErrored(id: string, error: string, nextAttemptAt: Date): Promise<void>;
    markFailed(id: string, error: string): Promise<void>;
    /** Rows left in `sending` by a process that is gone. */
    listStranded(now: Date): Promise<OutboxRow[]>;
    requeue(id: string, text: string): Promise<void>;
    markUnknown(id: string): Promise<void>;
    find(id: string): Promise<OutboxRow | null>;
    /** Earliest moment at which a row becomes sendable, to sleep until then. */
    nextAt(): Promise<Date | null>;
  };
  definitions: {
    /** Keep a flow or profile file under its content hash (idempotent). */
    keep(hash: ContentHash, kind: 'flow' | 'profile', name: string, text: string): Promise<void>;
    find(hash: ContentHash): Promise<{ kind: string; name: string; text: string } | null>;
  };
  media: {
    save(key: SealKey, bytes: Uint8Array, mime: string): Promise<MediaId>;
    read(id: MediaId): Promise<{ bytes: Uint8Array; mime: string } | null>;
  };
  operator: { note(note: OperatorNote): Promise<boolean>; list(limit: number): Promise<OperatorNote[]> };
  settings: {
    read<T>(key: string): Promise<T | null>;
    write(key: string, value: unknown): Promise<void>;
  };
  jobs: {
    /** Remember that a job ran for a period; false when it already had. */
    begin(job: string, period: string, at: Date): Promise<boolean>;
    finish(job: string, period: string, at: Date, done: Record<string, number>): Promise<void>;
    lastRun(job: string): Promise<Date | null>;
  };
  /** Create indexes; safe to run at every start. */
  prepare(): Promise<void>;
  /** Empty the database: tests and nothing else. */
  close(): Promise<void>;
}

/** Who acts, for the journal. */
export type { Actor };
