import type { Answer, AnswerSource, ContentHash, MediaId, Value } from '../../core/index.ts';
import type { ReasonCode } from '../../understanding/index.ts';

/** A choice with data for the handlers (a household, a case), handed over when a flow starts. */
export interface ListItem {
  name: string;
  label: string;
  words?: string[];
  /** Facts that expressions may use, as `item.<key>`. */
  data?: Record<string, string | number | boolean>;
}

/**
 * What belongs to one item of a list alone, and is opened when it is chosen: what was declared of it, facts for texts,
 * lists that depend on it.
 */
export interface Dossier {
  known?: Record<string, Answer>;
  given?: Record<string, string | number | boolean>;
  lists?: Record<string, ListItem[]>;
}

/** A picture, voice or place that came in, with the words that came with it. */
export interface Attachment {
  /** The question open when it came; null under the summary. */
  question: string | null;
  kind: 'image' | 'audio' | 'location';
  media: MediaId;
  words?: string;
}

/** A value as it was read back: `readback` has it in figures and 汉字. */
export interface ReadBack {
  value: Value;
  readback: string;
}

/** What can happen in a talk. A session is the fold of its events; handlers act on them. */
export type FlowEvent =
  | {
      type: 'session_started';
      flow: string;
      hash: ContentHash;
      at: string;
      lists: Record<string, ListItem[]>;
      given: Record<string, string | number | boolean>;
      known?: Record<string, Answer>;
      next?: string;
    }
  /** Here and below `question` is a path: a question's name, in an item `members/2/age`. */
  | { type: 'question_asked'; question: string }
  /** What belongs to the item that `question` chose. Whatever was said of another one before is not true of it. */
  | ({ type: 'dossier_opened'; question: string } & Dossier)
  /** One more of a repeat. */
  | { type: 'item_added'; repeat: string; item: string }
  /** Taken out with everything said about it. */
  | { type: 'item_removed'; repeat: string; item: string }
  /** `question` may also be the name a summary choice records under. */
  | { type: 'answer_recorded'; question: string; answer: Answer }
  | {
      type: 'readback_asked';
      question: string;
      value: Value;
      readback: string;
      raw: string;
      source: AnswerSource;
      reasons: ReasonCode[];
    }
  | {
      type: 'candidates_offered';
      question: string;
      candidates: ReadBack[];
      raw: string;
      source: AnswerSource;
    }
  | { type: 'readback_denied'; question: string }
  /** `question` is null under the summary. */
  | {
      type: 'answer_refused';
      question: string | null;
      why: 'not_understood' | 'not_allowed';
      reasons: ReasonCode[];
    }
  /** `as` answer: gathered for the open question; evidence: kept beside the answers. Both are submitted. */
  | ({ type: 'media_added'; as: 'answer' | 'evidence' } & Attachment)
  | { type: 'summary_shown'; page?: number }
  /** The numbers of the whole form, or of one item by its path, were listed. */
  | { type: 'correction_asked'; item?: string }
  /** Whether to drop an item, or the whole talk. */
  | { type: 'drop_asked'; item: string | null }
  | { type: 'moved_to'; question: string }
  | { type: 'session_paused' }
  | { type: 'session_resumed' }
  | { type: 'help_given'; question: string | null }
  | { type: 'human_requested'; question: string | null }
  | { type: 'danger_declared'; question: string }
  | { type: 'session_cancelled' }
  | { type: 'session_restarted'; at: string }
  /**
   * The talk goes on with another version of its flow. `answers` are those that were carried; `open` is a question that
   * stays open with what it waits for, null when whatever comes next is opened by the event that follows.
   */
  | {
      type: 'session_moved';
      flow: string;
      hash: ContentHash;
      lists: Record<string, ListItem[]>;
      answers: Record<string, Answer>;
      items?: Record<string, string[]>;
      open: string | null;
    }
  /** `submits` is the resolved word; `answers` holds relevant answers and calculations only. */
  | {
      type: 'session_submitted';
      flow: string;
      hash: ContentHash;
      submits: string;
      answers: Record<string, Answer>;
      /** Evidence that is no answer by itself. */
      attachments: Attachment[];
      next?: string;
    };
