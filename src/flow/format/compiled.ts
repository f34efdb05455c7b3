import type { ContentHash } from '../../core/index.ts';
import type { Definition, Group, Part, Question } from './definition.ts';
import type { Expression, Template } from './expression.ts';
import type { Phrases } from './phrases.ts';

/** A form that talks: one file of `flows/conversations`, inspected and compiled. Immutable. */
export interface Flow extends Omit<Definition, 'questions'> {
  /** The form as written. */
  parts: Part[];
  /** Every question of it, those of groups too, in order. */
  questions: Question[];
  /** SHA-256 of the file's text, hex. */
  hash: ContentHash;
  phrases: Phrases;
  /** Every expression and text of the file, compiled. */
  compiled: Compiled;
}

/** Compiled parts of a flow. A missing expression is not in the file. */
export interface Compiled {
  /** By name: questions, and the question for one more item under its group's name. */
  questions: Record<string, CompiledQuestion>;
  form: Level;
  /** `relevant` of questions and groups, by name. */
  relevant: Record<string, Expression>;
  /** By their groups' names. */
  repeats: Record<string, CompiledRepeat>;
  intro?: Template;
  summary?: { intro: Template; outro?: Template; relevant: (Expression | undefined)[] };
  submits: Expression | string;
  thanks?: Template;
}

/** Texts and rules of one question, or of the one for one more item. A rule judges `value`, the answer to be taken. */
export interface CompiledQuestion {
  label: Template;
  hint?: Template;
  constraint?: Expression;
  danger?: Expression;
  calculation?: Expression;
  stop?: { when: Expression; say: Template };
  note?: { when: Expression; say: Template };
}

/** What is asked once, for the form or for one item of a repeat: groups that do not repeat are dissolved in it. */
export interface Level {
  entries: Entry[];
}

/** One question or one repeat, and all that must be true for it to be asked. */
export type Entry = { when: Expression[]; section?: string } & (
  | { question: Question }
  | { repeat: CompiledRepeat }
);

/** A group that is asked once an item, with the question that decides whether one more follows. */
export interface CompiledRepeat {
  group: Group;
  /** Yes or no to one more item. Its name is the group's. */
  gate: Question;
  /** Label of the gate while there is no item. */
  first?: Template;
  count?: Expression;
  level: Level;
}
