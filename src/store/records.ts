import type {
  AreaCode,
  CaseId,
  ContactId,
  GroupId,
  GroupKind,
  HouseholdId,
  InboundKind,
  MediaId,
  PersonId,
  RoleAssignment,
  TurnId,
} from '../core/index.ts';
import type { CaseState } from '../cases/index.ts';
import type { FlowEvent, Session } from '../flow/index.ts';

/** Whose key seals a value: a household, or a contact that belongs to none yet. */
export type SealKey = HouseholdId | ContactId | PersonId;

/** What a received message was, kept with the turn. */
export interface InboundRecord {
  kind: InboundKind;
  /** The sender's display name on the channel: no identity, but something to ask for. */
  peerName: string;
  text: string;
  media?: MediaId;
  /** Set when it was said in a group chat; what people say there is not kept. */
  room?: string;
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
  /** A request that is kept for a person in charge: words that nothing understood, or a voice without words. */
  | { type: 'request_made'; kind: 'question' | 'voice'; text: string; media: MediaId[] }
  /** A cadre takes a request; `words` are passed on at once. */
  | { type: 'request_taken'; request: string; sealKey: SealKey; words?: string }
  /** A cadre wants to hear the recordings of a request. */
  | { type: 'request_heard'; request: string }
  /** The message is passed on to the other end of the line; `words` of a recording are what was heard in it. */
  | { type: 'line_said'; request: string; to: ContactId; words?: string }
  | { type: 'line_closed'; request: string; by: 'asker' | 'helper' }
  /** The cadre puts a request back unanswered. */
  | { type: 'request_released'; request: string }
  /** Whoever complained says what they think of the answer. */
  | { type: 'answer_judged'; request: string; verdict: 'satisfied' | 'unsatisfied' }
  /** A one-time code was sent, in private or, for a group, in it. */
  | { type: 'code_sent'; use: 'person' | 'group'; code: string; room?: string }
  /** The township says which household a row of an import is; null: none of those that are there. */
  | { type: 'claim_judged'; claim: number; household: HouseholdId | null }
  /** A person in charge looked at a case; which household's key seals the turn. */
  | { type: 'case_viewed'; case: CaseId; household: HouseholdId; page: number }
  /** The household's own word on a help measure it was asked about. */
  | { type: 'measure_word'; case: CaseId; measure: string; word: 'agree' | 'decline' | 'got' | 'missing' }
  /** A command was answered (进度, 任务, 帮助 …). */
  | { type: 'command_run'; command: string };

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
  /** The reply was never sent: a later one stands for it. */
  superseded?: boolean;
  /** Its key was destroyed: that something was said is known, not what. Whatever talk was open ended with it. */
  erased?: true;
}

/** `duplicate`: this message id was committed before. `stale`: another turn took this seq first. */
export type AppendResult = 'committed' | 'duplicate' | 'stale';

/** A turn's aftermath, written in groups after its handlers ran and its reply was handed to the channel. */
export interface Settlement {
  turn: TurnId;
  contact: ContactId;
  seq: number;
  sealKey: SealKey;
  /** The turn's clock. */
  at: Date;
  /** Snapshot of the session after the turn; rebuildable from turns. */
  session: Session | null;
  /** When an idle session is nudged; null clears it. */
  nudgeAt: Date | null;
  sentAt: Date | null;
  /** The reply is never sent: a later one stands for it. */
  superseded?: boolean;
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

/** Who a contact says it is. Name, place, group and phone are sealed. */
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

/** A household 户 of a village. */
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

/** Someone of the county's work. Name and phone are sealed. */
export interface Person {
  id: PersonId;
  name: string;
  phone?: string;
  roles: RoleAssignment[];
  /** Where the person is reached in private. */
  contact?: ContactId;
}

/** An administrative area; its names are public. */
export interface Area {
  code: AreaCode;
  name: string;
  level: 'county' | 'township' | 'village';
  aliases: string[];
}

/** A group chat with its one area and one kind. */
export interface Group {
  id: GroupId;
  area: AreaCode;
  kind: GroupKind;
  topic: string;
}

/** What somebody waits for: a person to talk to, an answer, an ear for a voice that nothing here understands. */
export type RequestKind = 'human' | 'complaint' | 'question' | 'voice';

/** 来件: somebody waits for a person's words. It is taken by one person, and done once. */
export interface Request {
  id: string;
  /** Short, given once for ever: a cadre names it. */
  number: number;
  kind: RequestKind;
  from: ContactId;
  /** Whose people may take it: those in charge of this area or of one above. */
  area: AreaCode;
  at: Date;
  owner: PersonId | null;
  /** Whose key seals what is said about it and on its line. */
  sealKey: SealKey;
  /** Sealed. */
  said: RequestSaid;
  state: 'waiting' | 'taken' | 'done';
  /** Who took it, on which contact, in which turn. */
  taken?: { by: PersonId; contact: ContactId; turn: TurnId };
  /** A person has answered. */
  answered: boolean;
  verdict?: 'satisfied' | 'unsatisfied';
  /** Waiting: when somebody is reminded. Taken: when an idle line falls back. Null: never. */
  dueAt: Date | null;
}

/** What a request holds of a person's own words and of who they are. */
export interface RequestSaid {
  /** As registered, else as said, else the name on the messenger. Empty when they want to stay unnamed. */
  name: string;
  /** The village by name, else the place in their own words. */
  place: string;
  group?: number;
  phone?: string;
  text: string;
  media: MediaId[];
  /** What a complaint is about, as its flow codes it. */
  topic?: string;
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
    | 'definition_broken'
    | 'household_copied'
    | 'household_erased';
  at: Date;
  /** Ids only, never words of a person. */
  about: string;
}

/** errored will be tried again, failed will not; unknown: the channel never said. */
export type OutboxState = 'queued' | 'sending' | 'sent' | 'errored' | 'failed' | 'unknown' | 'superseded';

/**
 * `_id` is the dedupeKey: the same business fact is written once, for ever. Key, topic and error stay in clear: ids and
 * codes only, never a person's words.
 */
export interface OutboxRow {
  id: string;
  /** After an unknown result a reply or an urgent message goes once more, marked so; the others go to the operator. */
  kind: 'reply' | 'notice' | 'urgent' | 'reminder' | 'digest';
  to:
    | { channel: string; account: string; peer: string }
    | { channel: string; account: string; room: string; mentions: string[] };
  sealKey: SealKey | GroupId;
  /** Sealed. */
  text: string;
  quick: string[];
  /** A stored picture or voice to send; the text is empty then. */
  media?: MediaId;
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

/** What a stored case gives a job without opening its journal. */
export interface CaseSnapshot extends CaseState {
  nextDueAt: Date | null;
  /** Its words were erased: number, stage and dates are left. Lists leave it out, but for those of its household. */
  erased?: true;
}

/** One line of past talk: a turn with its reply, or a message that went out by itself. */
export type HistoryItem = { kind: 'turn'; at: Date; turn: Turn } | { kind: 'sent'; at: Date; row: OutboxRow };
