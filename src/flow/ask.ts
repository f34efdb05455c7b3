import type { Answer } from '../core/index.ts';
import type { Choice } from '../understanding/index.ts';
import type { Flow, Question } from './definition.ts';
import { choicesOf, describeAnswer } from './describe.ts';
import { fillIn, type Form } from './form.ts';
import { sayPhrase } from './phrases.ts';
import type { Session } from './session.ts';

/** A text to send with the numbered answers that fit it. */
export interface Asking {
  text: string;
  quick: string[];
}

/** Most items of a handed-over list that one screen shows; the others are reached by name. */
const mostShown = 12;

/** How much of a question is said: all of it, or `brief`, without what helps only the first time. */
export type Length = 'full' | 'brief';

/** A question as it is put: `（3/9）label`, numbered options, hint, the earlier answer when it is being corrected. */
export function askQuestion(
  flow: Flow,
  session: Session,
  question: Question,
  form: Form,
  length: Length,
): Asking {
  const compiled = flow.compiled.questions[question.name];
  const numbered = optionLines(flow, session, question);
  const lines = [`${progressOf(flow, question, form)}${fillIn(compiled?.label, form)}`, ...numbered.lines];
  const hint = fillIn(compiled?.hint, form);
  if (hint !== '' && length === 'full') lines.push(hint);
  const earlier: Answer | undefined = session.answers[question.name];
  if (earlier !== undefined) {
    lines.push(
      sayPhrase(flow.phrases, 'reopened', { answer: describeAnswer(flow, session, question, earlier) }),
    );
  }
  return { text: lines.join('\n'), quick: numbered.quick };
}

/** `（3/9）`; left out where there is hardly a way to go. */
function progressOf(flow: Flow, { name }: Question, { relevant }: Form): string {
  const of = relevant.length + (flow.summary === undefined ? 0 : 1);
  const at = relevant.findIndex((question) => question.name === name) + 1;
  return of < 3 ? '' : sayPhrase(flow.phrases, 'progress', { at, of });
}

function optionLines(flow: Flow, session: Session, question: Question): { lines: string[]; quick: string[] } {
  const all = choicesOf(flow, session, question);
  const shown = question.choices_from === undefined ? all : all.slice(0, mostShown);
  const shortcuts = (question.shortcuts ?? []).map((label) => ({ name: label, label }));
  const lines = numberChoices(flow, [...shown, ...shortcuts]);
  const quick = question.type === 'select_multiple' ? [] : [...lines];
  if (offersUnknown(question)) lines.push(sayPhrase(flow.phrases, 'unknown_option'));
  if (shown.length < all.length) {
    lines.push(sayPhrase(flow.phrases, 'more_options', { n: all.length - shown.length }));
  }
  return { lines, quick };
}

/** Whether 0 means 说不清: where options are numbered and not knowing is an answer. */
export function offersUnknown({ type, must_know: mustKnow }: Question): boolean {
  return !mustKnow && (type === 'select_one' || type === 'select_multiple');
}

/** `1 自己家` */
export function numberChoices(flow: Flow, choices: readonly Choice[]): string[] {
  return choices.map(({ label }, at) => sayPhrase(flow.phrases, 'option', { n: at + 1, label }));
}

/** A value read back: `记为 …，对吗？` with yes and no. */
export function askReadback(flow: Flow, readback: string): Asking {
  const options = numberChoices(flow, [
    { name: 'yes', label: sayPhrase(flow.phrases, 'readback_yes') },
    { name: 'no', label: sayPhrase(flow.phrases, 'readback_no') },
  ]);
  return { text: [sayPhrase(flow.phrases, 'readback', { readback }), ...options].join('\n'), quick: options };
}

/** Several meanings of what was said, by number. */
export function askCandidates(flow: Flow, readbacks: readonly string[]): Asking {
  const options = numberChoices(
    flow,
    readbacks.map((label) => ({ name: label, label })),
  );
  return { text: [sayPhrase(flow.phrases, 'choose'), ...options].join('\n'), quick: options };
}
