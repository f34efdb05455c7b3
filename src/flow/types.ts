import type {
  Answer,
  AnswerSource,
  ContentHash,
  Day,
  MediaId,
  QuestionType,
  Role,
  Value,
} from '../core/index.ts';
import type { Choice, Lexicon, MetaIntent, Place, ReasonCode } from '../understanding/index.ts';

/** One question of a flow, under XLSForm's names. Expressions are CEL over the answers by name. */
export interface Question {
  name: string;
  type: QuestionType;
  /** What is asked; may interpolate `{{ CEL }}`. */
  label: string;
  hint?: string;
  /** Why it is asked; said on 帮助. */
  purpose?: string;
  choices?: Choice[];
  /** Name of a list handed over at start (`StartContext.lists`) that the choices come from. */
  choices_from?: string;
  relevant?: string;
  /** Default false: a question that is not required can be skipped. */
  required: boolean;
  /** CEL over `value` (yuan, number, day, text) and the answers. */
  constraint?: string;
  constraint_message?: string;
  /** Said when the words were not understood; shorter and with an example. */
  retry?: string;
  /** A computed value, never asked. */
  calculation?: string;
  unit?: string;
  plausible?: { min?: number; max?: number };
  risk?: 'low' | 'high';
  /** CEL over `value`: true means danger to life, told at once. */
  danger?: string;
  /** Most media files one answer takes. */
  max_files?: number;
}

/** A form that talks: one file of `flows/conversations`. */
export interface Flow {
  id: string;
  hash: ContentHash;
  title: string;
  /** Whole utterances that start it. */
  triggers: string[];
  /** Who may start it; absent: anyone. */
  roles?: Role[];
  /** The contact must be bound to a household or at least have said who it is: `bind` is gone through first. */
  needs_binding: boolean;
  questions: Question[];
  /** Summary shown before submitting; `{{ }}` interpolates. Absent: submits after the last question. */
  summary?: { intro: string; confirm: string };
  /** What a submission means to the handlers: declaration, lead, binding, visit … CEL or a plain word. */
  submits: string;
  /** Said after a submission when no act answers instead. */
  thanks?: string;
}

/** All flows of the house with the engine's own phrases; made once at start, by content hash. */
export interface FlowBook {
  byId(id: string): Flow | undefined;
  byHash(hash: ContentHash): Flow | undefined;
  all(): Flow[];
  /** The flow whose trigger is this whole utterance. */
  triggered(text: string): Flow | undefined;
}

/** A choice with data for the handlers (a household, a case), handed over when a flow starts. */
export interface ListItem extends Choice {
  /** Facts that expressions may use, as `item.<key>`. */
  data?: Record<string, string | number | boolean>;
}

/** The state of one talk: pinned flow + answers + where we are; folded from events, plain JSON. */
export interface Session {
  flow: string;
  hash: ContentHash;
  startedAt: string;
  answers: Record<string, Answer>;
  /** Names in the order they were first asked; the numbers of 改第3题 count in it. */
  asked: string[];
  /** The question open now; null while the summary is open. */
  open: string | null;
  /** Set while a value is read back. */
  pending?: { question: string; value: Value; raw: string; source: AnswerSource };
  /** Set while several meanings are offered. */
  offered?: { question: string; values: Value[]; raw: string; source: AnswerSource };
  /** Set while 改 waits for a number. */
  correcting?: boolean;
  /** The summary has been shown and a yes is awaited. */
  summarised?: boolean;
  /** Failures in a row at the open question. */
  failures: number;
  /** Paused by 保存; any message or 继续 wakes it. */
  paused?: boolean;
  /** Photos gathered for the open question until 好了. */
  media?: MediaId[];
  lists: Record<string, ListItem[]>;
  /** Known facts: pre-filled values and names usable in labels as `given.<key>`. */
  given: Record<string, string | number | boolean>;
  /** Flow to start when this one is submitted. */
  next?: string;
}

export type FlowEvent =
  | {
      type: 'session_started';
      flow: string;
      hash: ContentHash;
      at: string;
      lists: Record<string, ListItem[]>;
      given: Record<string, string | number | boolean>;
      next?: string;
    }
  | { type: 'question_asked'; question: string }
  | { type: 'answer_recorded'; question: string; answer: Answer }
  | {
      type: 'readback_asked';
      question: string;
      value: Value;
      raw: string;
      source: AnswerSource;
      reasons: ReasonCode[];
    }
  | { type: 'candidates_offered'; question: string; values: Value[]; raw: string; source: AnswerSource }
  | { type: 'readback_denied'; question: string }
  | { type: 'answer_refused'; question: string; why: 'not_understood' | 'not_allowed'; reasons: ReasonCode[] }
  | { type: 'media_added'; question: string; media: MediaId }
  | { type: 'summary_shown' }
  | { type: 'correction_asked' }
  | { type: 'moved_to'; question: string }
  | { type: 'session_paused' }
  | { type: 'session_resumed' }
  | { type: 'help_given'; question: string | null }
  | { type: 'human_requested'; question: string | null }
  | { type: 'danger_declared'; question: string }
  | { type: 'session_cancelled' }
  | { type: 'session_restarted'; at: string }
  /** `submits` is the resolved word; `answers` holds relevant answers and calculations only. */
  | {
      type: 'session_submitted';
      flow: string;
      hash: ContentHash;
      submits: string;
      answers: Record<string, Answer>;
      next?: string;
    };

/** What a villager sent into an open session. Words and media never come together: a caption is the media's words. */
export type FlowInput =
  | { kind: 'words'; text: string; source: 'text' | 'asr' }
  | { kind: 'media'; media: 'image' | 'audio' | 'location'; id: MediaId; words?: string }
  /** A sticker, an empty message, a file we do not take. */
  | { kind: 'unusable'; why: 'sticker' | 'empty' | 'file' | 'too_long' };

export interface FlowContext {
  now: Date;
  today: Day;
  lexicon: Lexicon;
  places: Place[];
}

export interface StartContext extends FlowContext {
  lists: Record<string, ListItem[]>;
  given: Record<string, string | number | boolean>;
  next?: string;
}

/** One turn of the engine: what happened, what to say, where we are. Nothing is saved or sent here. */
export interface Step {
  events: FlowEvent[];
  /** Parts of one message; the runner joins them. */
  replies: string[];
  /** Null when the talk has ended. */
  session: Session | null;
  /** Numbered quick answers that fit the last reply, for channels that can show them. */
  quick: string[];
}

/** A repair word said while no session is open, or one that the session leaves to the runner. */
export type OutsideIntent = MetaIntent;

/** Something wrong with a flow file. Severity `error` stops the start. */
export interface Finding {
  code: string;
  severity: 'error' | 'warning';
  file: string;
  line: number;
  message: string;
}
