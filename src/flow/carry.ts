import type { Answer, QuestionType, Value } from '../core/index.ts';
import type { Flow, Question } from './definition.ts';
import { choicesOf } from './describe.ts';
import { sessionOf, type Draft } from './draft.ts';
import { isAllowed, stopsTalk } from './take.ts';

/**
 * Whether an answer given to the version `from` answers a question of the draft's flow: same name and type, every
 * choice still there, and a question without an answer may be left so. `from` is null when the old version can no
 * longer be read; then the answer's own value says what was asked.
 */
export function isSameAnswer(draft: Draft, from: Flow | null, name: string, answer: Answer): boolean {
  const question = askable(draft.flow, name);
  if (question === undefined) return false;
  if (from !== null && !asksTheSame(from, name, question)) return false;
  if (answer.status === 'skipped') return !question.required;
  if (answer.status === 'unknown') return !question.must_know;
  return fitsType(question.type, answer.value) && hasChoices(draft, question, answer.value);
}

/** Whether what the draft's flow demands of an answer holds. The draft has the other answers for it to look at. */
export function stillHolds(draft: Draft, name: string, answer: Answer): boolean {
  const question = askable(draft.flow, name);
  if (question === undefined || answer.status !== 'given') return true;
  return isAllowed(draft, question, answer.value) && !stopsTalk(draft, question, answer.value);
}

function askable({ questions }: Flow, name: string): Question | undefined {
  const question = questions.find((each) => each.name === name);
  return question?.calculation === undefined ? question : undefined;
}

/** A bare number means what its unit says: with another unit it is another question. */
function asksTheSame(from: Flow, name: string, { type, unit }: Question): boolean {
  const old = askable(from, name);
  return old?.type === type && (type !== 'count' || old.unit === unit);
}

function fitsType(type: QuestionType, value: Value): boolean {
  // A voice message is an answer to whatever was open when it came.
  return value.type === type || (value.type === 'media' && (value.kind === type || value.kind === 'audio'));
}

function hasChoices(draft: Draft, question: Question, value: Value): boolean {
  const chosen =
    value.type === 'select_one' ? [value.choice] : value.type === 'select_multiple' ? value.choices : [];
  const names = new Set(choicesOf(draft.flow, sessionOf(draft), question).map(({ name }) => name));
  return chosen.every((name) => names.has(name));
}

/** Types whose answer cannot be misread for another wording of the question. */
const wordTypes = new Set<QuestionType>([
  'text',
  'name',
  'address',
  'phone',
  'id_number',
  'image',
  'audio',
  'location',
]);

/** Whether what a person says to the open question of `from` can be heard as an answer to that of `to`. */
export function isPutTheSame(from: Flow, to: Flow, name: string): boolean {
  const [old, now] = [askable(from, name), askable(to, name)];
  if (old === undefined || now === undefined || !asksTheSame(from, name, now)) return false;
  return wordTypes.has(now.type) || shownPart(old) === shownPart(now);
}

/** What the person saw: words, and options by number. */
function shownPart({ label, choices, choices_from: list, shortcuts, unit, period }: Question): string {
  const options = choices?.map((choice) => [choice.name, choice.label]);
  return JSON.stringify([label, options, list, shortcuts, unit, period]);
}
