import type { Answer, AnswerSource, ContentHash, Value } from '../../core/index.ts';
import type { Attachment, ListItem, ReadBack } from './event.ts';

/** The state of one talk: pinned flow + answers + where we are; folded from events, plain JSON. */
export interface Session {
  flow: string;
  hash: ContentHash;
  startedAt: string;
  /** By path: a question's name, in an item `members/2/age`. */
  answers: Record<string, Answer>;
  /** Ids of the items of each repeat, by its path, in order; an id stays with its item. */
  items?: Record<string, string[]>;
  /** What was recorded at an earlier time, by question; read back instead of asked. */
  known?: Record<string, Answer>;
  /** Path of the question open now; null while the summary is open. It may have an answer already: it is being corrected. */
  open: string | null;
  /** Set while a value is read back. */
  pending?: { question: string; value: Value; readback: string; raw: string; source: AnswerSource };
  /** Set while several meanings are offered. */
  offered?: { question: string; candidates: ReadBack[]; raw: string; source: AnswerSource };
  /** Set while 改 waits for a number: of the whole form, or of one item by its path. */
  correcting?: { item: string | null };
  /** Set while we ask whether to drop an item (its path), or the whole talk (null). */
  dropping?: { item: string | null };
  /** Page of the summary that was shown, from 1; its choice is awaited. */
  summarised?: number;
  /** The furthest page that was shown. */
  reviewed?: number;
  /** Paths of answers that changed since a page was shown. */
  changed?: string[];
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

/** Ids of the items of the repeat at `path`. */
export function itemsOf({ items }: Session, path: string): string[] {
  return items?.[path] ?? [];
}
