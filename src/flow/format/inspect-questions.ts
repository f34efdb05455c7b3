import type { Report } from './compile.ts';
import { isGroup, type Definition, type Group, type Question } from './definition.ts';
import { isReserved } from './expression.ts';
import { listParts } from './outline.ts';
import type { Path } from './yaml-source.ts';

/** Most options that an old person can take in at a glance. */
const mostOptions = 7;

/** Types whose answer is never a bare small number. */
const wordTypes = new Set<Question['type']>(['text', 'date', 'period', 'name', 'address']);

const choiceTypes = new Set<Question['type']>(['select_one', 'select_multiple']);

/** What each question must have: names, texts, choices. */
export function inspectQuestions({ questions, summary }: Definition, report: Report): void {
  const names = new Set<string>();
  for (const { part, path } of listParts(questions)) {
    const { name } = part;
    if (names.has(name)) report('duplicate_question', [...path, 'name'], `question ${name} is there twice`);
    names.add(name);
    if (isReserved(name))
      report('reserved_name', [...path, 'name'], `${name} is a word of the engine or of CEL`);
    if (isGroup(part)) {
      inspectRepeat(part, path, report);
      continue;
    }
    if (part.calculation === undefined) inspectTexts(part, path, report);
    inspectChoices(part, path, report);
  }
  for (const [at, { records }] of summary?.choices.entries() ?? []) {
    if (records !== undefined && names.has(records)) {
      const message = `${records} is a question: its answer would be lost`;
      report('records_collision', ['summary', 'choices', at, 'records'], message);
    }
  }
  if (summary !== undefined && !summary.choices.some(({ then }) => then === 'submit')) {
    report('unsubmittable_summary', ['summary', 'choices'], 'no choice of the summary submits');
  }
}

/** An item must get a name at once: it is what people call it by when they correct it. */
function inspectRepeat({ name, repeat, questions }: Group, path: Path, report: Report): void {
  if (repeat === undefined) return;
  const [first] = questions;
  if (first?.name !== repeat.named_by || isGroup(first) || first.relevant !== undefined) {
    const message = `the first question of ${name} must be ${repeat.named_by}, asked of every item`;
    report('unnamed_item', [...path, 'repeat', 'named_by'], message);
  }
}

function inspectTexts(question: Question, path: Path, report: Report): void {
  const { name, label, short, purpose, retry, constraint, constraint_message: message } = question;
  if (label === '') report('missing_label', path, `question ${name} asks nothing`);
  if (short === '') report('missing_short', path, `question ${name} has no short name for the summary`);
  if (purpose === undefined) report('missing_purpose', path, `question ${name} does not say why it is asked`);
  if (retry === undefined) report('missing_retry', path, `question ${name} has no retry text`);
  if (constraint !== undefined && message === undefined) {
    report(
      'missing_constraint_message',
      [...path, 'constraint'],
      `question ${name} does not say what is allowed`,
    );
  }
}

function inspectChoices(question: Question, path: Path, report: Report): void {
  const { name, type, choices, choices_from: list, empty, long_list: long } = question;
  if (
    choiceTypes.has(type) &&
    choices === undefined &&
    list === undefined &&
    question.calculation === undefined
  ) {
    report('missing_choices', path, `question ${name} has nothing to choose from`);
  }
  if (list !== undefined && empty === undefined) {
    report(
      'missing_empty',
      [...path, 'choices_from'],
      `question ${name} does not say what an empty list means`,
    );
  }
  if (question.shortcuts !== undefined && !wordTypes.has(type)) {
    report(
      'shortcut_type',
      [...path, 'shortcuts'],
      `a number is an answer to ${name}: it cannot have shortcuts`,
    );
  }
  if (choices === undefined) return;
  const at: Path = [...path, 'choices'];
  if (choices.length > mostOptions && long !== true) {
    report('too_many_options', at, `question ${name} has ${choices.length} options`);
  }
  if (type === 'yes_no' && choices.map((choice) => choice.name).join(' ') !== 'yes no') {
    report('yes_no_choices', at, `the choices of ${name} must be yes and no, in this order`);
  }
  for (const [index, choice] of choices.entries()) {
    if (choices.findIndex((other) => other.name === choice.name) < index) {
      report('duplicate_choice', [...at, index], `choice ${choice.name} is there twice`);
    }
  }
}
