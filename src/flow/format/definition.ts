import type { MoneyPeriod, QuestionType, Role } from '../../core/index.ts';
import type { Choice } from '../../understanding/index.ts';

/** One question of a flow, under XLSForm's names. Expressions are CEL over the answers by name. */
export interface Question {
  name: string;
  type: QuestionType;
  /** What is asked; may interpolate `{{ CEL }}`. */
  label: string;
  /** A few signs that stand for the question in the summary and in the list of 改. */
  short: string;
  hint?: string;
  /** Why it is asked; said on 帮助. */
  purpose?: string;
  choices?: Choice[];
  /** Name of a list handed over at start (`StartContext.lists`) that the choices come from. */
  choices_from?: string;
  /** Said instead of starting the flow when the list of `choices_from` is empty. */
  empty?: string;
  /** More than seven options on purpose. */
  long_list?: boolean;
  /** Usual answers in words (今天), offered by number; only where a number is no answer. */
  shortcuts?: string[];
  relevant?: string;
  /** Default false: a question that is not required can be skipped. */
  required: boolean;
  /** 说不清 is kindly refused. Default false: it is recorded as unknown. */
  must_know: boolean;
  /** CEL over `value` (yuan, number, day, text) and the answers. */
  constraint?: string;
  constraint_message?: string;
  /** A number that things are counted by afterwards: neither 十四五 nor 大概 is taken. */
  exact?: boolean;
  /** Said when the words were not understood; shorter and with an example. */
  retry?: string;
  /** A computed value, never asked. */
  calculation?: string;
  /** Unit a bare number is taken in, and said with it. */
  unit?: string;
  plausible?: { min?: number; max?: number };
  period?: MoneyPeriod;
  prefer?: 'past' | 'future';
  /** `low`: even what is high by itself (a phone) is only echoed, not confirmed. */
  risk?: 'low' | 'high';
  /** CEL over `value`: true means danger to life, told at once. */
  danger?: string;
  /** The talk ends here, kindly, when `when` is true of the answer. */
  stop?: { when: string; say: string };
  /** Said with the echo when `when` is true of the answer; changes nothing. */
  note?: { when: string; say: string };
  /** Asked anew each time: an answer of an earlier time is not offered. */
  fresh?: boolean;
  /** Most media files one answer takes. */
  max_files?: number;
  /**
   * Whether a command (进度) may be answered while this question is open. Default `unheard`: only when the question does
   * not understand it; where any words are an answer (text, name), `always`.
   */
  interruptions?: 'always' | 'unheard' | 'never';
}

/** Questions under one heading, asked or passed over together; with `repeat` once for each item. */
export interface Group {
  name: string;
  /** Heading; for a repeat what its items are, 家里人. */
  title: string;
  relevant?: string;
  repeat?: Repeat;
  questions: Part[];
}

/** How the items of a repeated group come about. */
export interface Repeat {
  /** The question inside whose answer is the item's name. */
  named_by: string;
  /** Counting word, for an item without a name yet: 位 makes 第2位. */
  unit: string;
  /** Asked before the first item; absent: there is one at least. */
  first?: string;
  /** Asked after each item. */
  more: string;
  purpose: string;
  retry: string;
  /** CEL: how many there are; so many are gone through without asking for more. */
  count?: string;
  /** Most items. */
  limit: number;
}

/** What a form is made of. */
export type Part = Question | Group;

/** A group of questions, repeated or not, as against one question. */
export function isGroup(part: Part): part is Group {
  return 'questions' in part;
}

/** What can be chosen under the summary. */
export interface SummaryChoice extends Choice {
  then: 'submit' | 'correct';
  /** Name under which choosing it is recorded as an answer. */
  records?: string;
  relevant?: string;
  /** Taken by its words, never shown or numbered. */
  hidden?: boolean;
}

/** Shown after the last question: intro, the numbered answers, outro, choices; one message. Texts interpolate. */
export interface Summary {
  intro: string;
  outro?: string;
  choices: SummaryChoice[];
}

/** A flow file as written, after the schema has filled in defaults. */
export interface Definition {
  id: string;
  title: string;
  /** Whole utterances that start it. */
  triggers: string[];
  /** Who may start it; absent: anyone. */
  roles?: Role[];
  /** The contact must be bound to a household or at least have said who it is: `bind` is gone through first. */
  needs_binding: boolean;
  /** Facts that whoever starts it hands over, usable as `given.<key>`. */
  given: string[];
  /** Whose word a known answer is: what was recorded before (上次登记), what the household declared (申报说), or what was found at its door (核实是). */
  reads_back: 'known' | 'declared' | 'found';
  /** Said in front of the first question. */
  intro?: string;
  questions: Part[];
  /** Absent: submits after the last question. */
  summary?: Summary;
  /** What a submission means to the handlers: declaration, lead, binding, visit … CEL or a plain word. */
  submits: string;
  /** Said after a submission when no act answers instead; interpolates. */
  thanks?: string;
}
