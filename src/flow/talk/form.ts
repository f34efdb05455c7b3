import type { Answer, Day } from '../../core/index.ts';
import type { CompiledRepeat, Flow } from '../format/compiled.ts';
import type { Group, Question } from '../format/definition.ts';
import { describeAnswer } from './describe.ts';
import { renderTemplate, type Scope, type Template } from '../format/expression.ts';
import { sayPhrase } from '../format/phrases.ts';
import { createScopes, isQuestion, type Place, type QuestionEntry, type RepeatEntry } from './scope.ts';
import { itemsOf, type Session } from './session.ts';

/**
 * A session's answers seen through its flow: what is relevant, what expressions see, what comes next. Computed afresh
 * from answers and definition, so that back, correct, skip and resume are one operation.
 */
export interface Form {
  /** Every place where an answer can stand now, in order, those in items too. */
  slots: Slot[];
  /** Every item of a relevant repeat, in order. */
  items: Item[];
  /** How many numbers the outermost level has, items that are still expected counted in. */
  length: number;
  /** Scope of expressions outside items. */
  scope: Scope;
  /** First place that still wants an answer. */
  next: Slot | undefined;
  /** Relevant answers and calculations, those of items inside their repeat's: what is submitted. */
  answers: Record<string, Answer>;
}

/** One place where an answer can stand: a question, in one item where it is asked of each. */
export interface Slot {
  /** Key of the answer: `age`, in an item `members/2/age`. */
  path: string;
  question: Question;
  /** What people see and say: `3`, in the fifth's second `5.2`. */
  no: string;
  label: Template | undefined;
  /** What its expressions see; add `value` for a constraint. */
  scope: Scope;
  section?: string;
  /** The item it is in, innermost. */
  item?: Item;
  /** The question is whether one more item follows. */
  gate?: Gate;
}

/** Where a repeat stands. */
export interface Gate {
  repeat: CompiledRepeat;
  items: Item[];
  /** Nothing is to be asked: the next item begins. */
  begins: boolean;
  /** How many the form itself says there are; null when it does not. */
  expected: number | null;
  /** As many as there should be, or no more wanted. */
  settled: boolean;
}

/** One of a repeated group: a member of the household, a crop. */
export interface Item {
  /** `members/2`; answers in it are under `members/2/`. */
  path: string;
  no: string;
  group: Group;
  /** Its name, else 第2位. */
  label: string;
  named: boolean;
  /** How many numbers it has inside. */
  length: number;
  /** The item that it is an item of. */
  within?: Item;
}

/** Read the form that the session's answers make on `today`. Its `flow` is the version that the session is pinned to. */
export function readForm(flow: Flow, session: Session, today: Day): Form {
  return createReader(flow, session, today).read();
}

/** A text of the flow with what is known filled in. */
export function fillIn(template: Template | undefined, { scope }: Pick<Form, 'scope'>): string {
  return template === undefined ? '' : renderTemplate(template, scope);
}

interface Read {
  slots: Slot[];
  items: Item[];
  length: number;
  answers: Record<string, Answer>;
}

function createReader(flow: Flow, session: Session, today: Day): { read: () => Form } {
  const scopes = createScopes(flow, session, today);

  function readPlace(place: Place, noPrefix: string, item: Item | undefined): Read {
    const read: Read = { slots: [], items: [], length: 0, answers: {} };
    for (const entry of place.level.entries.filter((each) => scopes.isRelevant(place, each))) {
      if (isQuestion(entry)) readQuestion(read, place, entry, noPrefix, item);
      else readRepeat(read, place, entry, noPrefix, item);
    }
    return read;
  }

  function readQuestion(
    read: Read,
    place: Place,
    { question, section }: QuestionEntry,
    noPrefix: string,
    item: Item | undefined,
  ): void {
    const answer = scopes.answerOf(place, question);
    if (answer !== undefined) read.answers[question.name] = answer;
    if (question.calculation !== undefined) return;
    read.length += 1;
    read.slots.push({
      path: place.prefix + question.name,
      question,
      no: `${noPrefix}${read.length}`,
      label: flow.compiled.questions[question.name]?.label,
      scope: place.scope,
      ...(section === undefined ? {} : { section }),
      ...(item === undefined ? {} : { item }),
    });
  }

  function readRepeat(
    read: Read,
    place: Place,
    { repeat, section }: RepeatEntry,
    noPrefix: string,
    item: Item | undefined,
  ): void {
    const { group, gate } = repeat;
    const path = place.prefix + group.name;
    const items: Item[] = [];
    const inside: Record<string, Answer>[] = [];
    for (const id of itemsOf(session, path)) {
      read.length += 1;
      const own = scopes.openItem(place, repeat, id);
      const each = nameItem(own, group, `${path}/${id}`, `${noPrefix}${read.length}`, items.length + 1);
      if (item !== undefined) each.within = item;
      const content = readPlace(own, `${each.no}.`, each);
      each.length = content.length;
      items.push(each);
      read.slots.push(...content.slots);
      read.items.push(each, ...content.items);
      inside.push(content.answers);
    }
    const said = session.answers[path];
    const expected = expectedOf(repeat, place.scope);
    const full = items.length >= (expected ?? group.repeat?.limit ?? 0);
    const settled = said !== undefined || full;
    const begins = !settled && (expected !== null || (repeat.first === undefined && items.length === 0));
    const missing = settled || expected === null ? 0 : expected - items.length;
    read.length += 1;
    read.slots.push({
      path,
      question: gate,
      no: `${noPrefix}${read.length}`,
      label:
        items.length === 0 && repeat.first !== undefined
          ? repeat.first
          : flow.compiled.questions[group.name]?.label,
      scope: place.scope,
      section: section ?? group.title,
      ...(item === undefined ? {} : { item }),
      gate: { repeat, items, begins, expected, settled },
    });
    read.length += missing;
    if (settled || items.length > 0) {
      read.answers[group.name] =
        said !== undefined && said.status !== 'given' && items.length === 0
          ? said
          : { status: 'given', value: { type: 'items', items: inside }, raw: '', source: 'text' };
    }
  }

  function nameItem({ prefix }: Place, group: Group, path: string, no: string, position: number): Item {
    const question = flow.questions.find(({ name }) => name === group.repeat?.named_by);
    const answer = session.answers[`${prefix}${question?.name ?? ''}`];
    const named = question !== undefined && answer?.status === 'given';
    const label = named
      ? describeAnswer(flow, session, question, answer)
      : sayPhrase(flow.phrases, 'nth', { n: position, unit: group.repeat?.unit ?? '' });
    return { path, no, group, label, named, length: 0 };
  }

  return {
    read() {
      const { slots, items, length, answers } = readPlace(scopes.outermost, '', undefined);
      const next = slots.find(({ path, gate }) =>
        gate === undefined ? session.answers[path] === undefined : !gate.settled,
      );
      return { slots, items, length, scope: scopes.outermost.scope, next, answers };
    },
  };
}

/** How many items the form itself says there are; null when it does not. */
function expectedOf({ group, count }: CompiledRepeat, scope: Scope): number | null {
  const expected = count?.evaluate(scope);
  return typeof expected === 'bigint' ? Math.min(Number(expected), group.repeat?.limit ?? 0) : null;
}
