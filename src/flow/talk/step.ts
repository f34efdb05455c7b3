import type { Answer, Day, MediaId } from '../../core/index.ts';
import type { Lexicon, Place } from '../../understanding/index.ts';
import type { Dossier, FlowEvent, ListItem } from './event.ts';
import type { Session } from './session.ts';

/** What a villager sent into an open session. Words and media never come together: a caption is the media's words. */
export type FlowInput =
  | { kind: 'words'; text: string; source: 'text' | 'asr'; before?: Story }
  | { kind: 'media'; media: 'image' | 'audio' | 'location'; id: MediaId; words?: string; before?: Story }
  /** A sticker, an empty message, a file we do not take. */
  | { kind: 'unusable'; why: 'sticker' | 'empty' | 'file' | 'too_long' };

/**
 * Part of an answer of which more may follow at once: of a story told in several messages, which what comes next belongs
 * to, or of the photos that the open question gathers.
 */
export type Piece = { kind: 'story'; question: string; text: string } | { kind: 'photos' };

/** `question` is the story's path, `text` the words so far. */
export type Story = Extract<Piece, { kind: 'story' }>;

/** What the engine may know of the world: it reads no clock and no store. */
export interface FlowContext {
  now: Date;
  today: Day;
  lexicon: Lexicon;
  places: Place[];
  /** What belongs to items that may be chosen, by the item's name. */
  dossiers?: Record<string, Dossier>;
}

/** What a talk begins with besides: lists to choose from, known facts, and the flow that comes after it. */
export interface StartContext extends FlowContext {
  lists: Record<string, ListItem[]>;
  given: Record<string, string | number | boolean>;
  /** What was recorded at an earlier time, by question: read back instead of asked. */
  known?: Record<string, Answer>;
  next?: string;
}

/** One turn of the engine: what happened, what to say, where we are. Nothing is saved or sent here. */
export interface Step {
  events: FlowEvent[];
  /** Parts of one message; the runner joins them with line breaks. */
  replies: string[];
  /** Null when the talk has ended, or did not start because a list was empty. */
  session: Session | null;
  /** Numbered quick answers that fit the last reply (`1 对`); sent back as they are, they are understood. */
  quick: string[];
  /** More of the same may follow at once. */
  piece?: Piece;
}
