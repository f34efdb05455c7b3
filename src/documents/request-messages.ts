import type { Instant, PersonToCall } from './message-parts.ts';
import type { NoData } from './villager-messages.ts';

/** What a request is for, by its code; the words are in the words file. */
export type RequestWord = 'human' | 'complaint' | 'question' | 'voice';

/** Who asks, in private; the name is empty when they want to stay unnamed. */
export interface Asker {
  name: string;
  /** Empty while unknown. */
  place: string;
  group?: number;
}

/** One line of a cadre's list of requests. */
export interface RequestLine {
  who: Asker;
  number: number;
  kind: RequestWord;
  at: Instant;
  /** The beginning of their own words. */
  text?: string;
  /** Who has taken it. */
  taker?: string;
}

/** Words that are handed over; `file`: a picture or voice follows. */
export interface HandedOver {
  text: string;
  file?: 'image' | 'audio';
}

/** Where an open talk stands; `open` without `recap`: there is one, and 继续 brings it back. */
export interface TalkRecap {
  open: boolean;
  recap?: string;
}

/** What is said around requests (来件) and their lines, all of it in private chat. */
export interface RequestMessages {
  // To the cadre.
  requests: { items: RequestLine[]; total: number };
  request_refused: { why: 'unknown' | 'taken' | 'done' | 'busy'; number: number; taker?: string };
  /** `open`: it can still be answered. */
  request_files: {
    who: Asker;
    number: number;
    kind: RequestWord;
    text: string;
    files: number;
    open: boolean;
  };
  /** `text` may be empty. `topic`: what a complaint is about. */
  line_taken: { who: Asker; kind: RequestWord; phone?: string; topic?: string; text: string };
  /** `once`: one message is the whole answer. */
  line_busy: { who: Asker; words: string; once: boolean };
  request_released: { number: number };
  line_left_notice: TalkRecap & { who: Asker };
  line_done: TalkRecap & { who: Asker; left: number };
  no_line: NoData;
  request_passed: { who: Asker };
  request_reminder: { who: Asker; number: number; kind: RequestWord; at: Instant; owner?: string };
  line_idle_notice: TalkRecap & { who: Asker; number: number; answered: boolean };
  feedback_notice: { who: Asker; number: number; topic: string; text: string; wantsReply: boolean };
  /** To the county: the answer to a complaint did not satisfy. */
  unsatisfied_notice: { number: number; topic: string };
  // To the villager.
  line_opened: { helper: PersonToCall };
  line_left: NoData;
  line_closed: TalkRecap & { helper?: PersonToCall };
  line_idle: TalkRecap & { helper?: PersonToCall };
  /** `about`: what they had said, when it was words. */
  request_answered: HandedOver & { kind: RequestWord; about: string; helper?: PersonToCall };
  request_closed: { kind: RequestWord; about: string; helper?: PersonToCall };
  feedback_received: { praise: boolean; wantsReply: boolean; addressee: 'township' | 'county' };
  /** `named`: who complained let their name be known. */
  answer_judged: { satisfied: boolean; named: boolean };
  question_kept: { owner?: PersonToCall };
  voice_passed: { owner?: PersonToCall; again: boolean };
  /** `answer` is null where the county has not set what it hangs on. */
  faq_answer: { answer: string | null; owner?: PersonToCall; inTalk: boolean };
  // To both.
  /** One of `helper` and `who` speaks. */
  line_message: HandedOver & { helper?: PersonToCall; who?: Asker };
  line_unusable: { why: 'sticker' | 'empty' | 'file' | 'too_long' };
}
