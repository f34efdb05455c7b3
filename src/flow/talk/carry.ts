import type { Answer, QuestionType, Value } from '../../core/index.ts';
import type { Flow } from '../format/compiled.ts';
import type { Question } from '../format/definition.ts';
import { choicesOf } from './describe.ts';
import { formOf, sessionOf, type Draft } from './draft.ts';
import { isAllowed, means } from './judge-answer.ts';
import { listGroups, listQuestions, readPath } from '../format/outline.ts';

/** What an answer's path leads to in a version of the flow: a question, or whether one more item follows. */
type Asked = Question | 'gate';

/**
 * Whether an answer given to the version `from` answers a question of the draft's flow: same name and type in the same
 * repeats, every choice still there, and a question without an answer may be left so. `from` is null when the old
 * version can no longer be read; then the answer's own value says what was asked.
 */
export function isSameAnswer(draft: Draft, from: Flow | null, path: string, answer: Answer): boolean {
  const asked = askedAt(draft.flow, path);
  if (asked === undefined) return false;
  if (from !== null && !asksTheSame(askedAt(from, path), asked)) return false;
  if (asked === 'gate') return answer.status === 'given' && answer.value.type === 'yes_no';
  if (answer.status === 'skipped') return !asked.required;
  if (answer.status === 'unknown') return !asked.must_know;
  return fitsQuestion(draft, asked, answer.value);
}

/** Whether what the draft's flow demands of an answer holds. The draft has the other answers for it to look at. */
export function stillHolds(draft: Draft, path: string, answer: Answer): boolean {
  const slot = formOf(draft).slots.find((each) => each.path === path);
  if (slot === undefined || answer.status !== 'given') return true;
  return isAllowed(draft, slot, answer.value) && !means(draft, slot, 'stop', answer.value);
}

/** Whether a value is of the question's type, and every choice in it is one of its choices. */
export function fitsQuestion(draft: Draft, question: Question, value: Value): boolean {
  return fitsType(question.type, value) && hasChoices(draft, question, value);
}

/** Whether the version has the repeat whose items stand under the path. */
export function hasRepeat(flow: Flow, path: string): boolean {
  return askedAt(flow, path) === 'gate';
}

/** Whether the version asks what an answer's path leads to. */
export function isAsked(flow: Flow, path: string): boolean {
  return askedAt(flow, path) !== undefined;
}

function askedAt({ parts }: Flow, path: string): Asked | undefined {
  const { name, repeats } = readPath(path);
  const isThere = (within: { name: string }[]): boolean =>
    within.map((group) => group.name).join('/') === repeats.join('/');
  const question = listQuestions(parts).find(
    (each) => each.part.name === name && isThere(each.repeats),
  )?.part;
  if (question !== undefined) return question.calculation === undefined ? question : undefined;
  const group = listGroups(parts).find((each) => each.part.name === name && isThere(each.repeats))?.part;
  return group?.repeat === undefined ? undefined : 'gate';
}

/** A bare number means what its unit says: with another unit it is another question. */
function asksTheSame(old: Asked | undefined, now: Asked): boolean {
  if (old === undefined || old === 'gate' || now === 'gate') return old === now;
  return old.type === now.type && (now.type !== 'count' || old.unit === now.unit);
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
export function isPutTheSame(from: Flow, to: Flow, path: string): boolean {
  const [old, now] = [askedAt(from, path), askedAt(to, path)];
  if (old === undefined || now === undefined || !asksTheSame(old, now)) return false;
  // Yes and no to one more item are put anew: the numbers under it are two anyway, but the item's name may have gone.
  if (old === 'gate' || now === 'gate') return false;
  return wordTypes.has(now.type) || shownPart(old) === shownPart(now);
}

/** What the person saw: words, and options by number. */
function shownPart({ label, choices, choices_from: list, shortcuts, unit, period }: Question): string {
  const options = choices?.map((choice) => [choice.name, choice.label]);
  return JSON.stringify([label, options, list, shortcuts, unit, period]);
}
