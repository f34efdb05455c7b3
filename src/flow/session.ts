import type { Answer, AnswerSource, ContentHash, Value } from '../core/index.ts';
import type { Attachment, ListItem, ReadBack } from './event.ts';

/** The state of one talk: pinned flow + answers + where we are; folded from events, plain JSON. */
export interface Session {
  flow: string;
  hash: ContentHash;
  startedAt: string;
  answers: Record<string, Answer>;
  /** The question open now; null while the summary is open. It may have an answer already: it is being corrected. */
  open: string | null;
  /** Set while a value is read back. */
  pending?: { question: string; value: Value; readback: string; raw: string; source: AnswerSource };
  /** Set while several meanings are offered. */
  offered?: { question: string; candidates: ReadBack[]; raw: string; source: AnswerSource };
  /** Set while 改 waits for a number. */
  correcting?: boolean;
  /** The summary has been shown and a choice is awaited. */
  summarised?: boolean;
  /** Failures in a row at the open question. */
  failures: number;
  /** Paused by 保存; any message wakes it. */
  paused?: boolean;
  /** Photos gathered for the open question until 好了. */
  media?: Attachment[];
  /** Evidence that came beside the answers. */
  attachments: Attachment[];
  lists: Record<string, ListItem[]>;
  /** Known facts, usable in texts as `given.<key>`. */
  given: Record<string, string | number | boolean>;
  /** Flow to start when this one is submitted. */
  next?: string;
}
