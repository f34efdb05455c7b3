import type { Answer } from '../../core/index.ts';
import type { Choice } from '../../understanding/index.ts';
import type { Flow } from '../format/compiled.ts';
import { choicesOf, describeAnswer } from './describe.ts';
import { fillIn, type Form, type Item, type Slot } from './form.ts';
import { sayPhrase } from '../format/phrases.ts';
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
export function askQuestion(flow: Flow, session: Session, slot: Slot, form: Form, length: Length): Asking {
  const numbered = optionLines(flow, session, slot);
  const lines = [headOf(flow, slot, form), ...numbered.lines];
  const hint = fillIn(flow.compiled.questions[slot.question.name]?.hint, slot);
  if (hint !== '' && length === 'full') lines.push(hint);
  const earlier: Answer | undefined = session.answers[slot.path];
  if (earlier !== undefined && slot.gate === undefined) {
    const answer = describeAnswer(flow, session, slot.question, earlier);
    lines.push(sayPhrase(flow.phrases, 'reopened', { answer }));
  }
  return { text: lines.join('\n'), quick: numbered.quick };
}

/** What is asked, with how far we are. */
export function headOf(flow: Flow, slot: Slot, form: Form): string {
  return `${progressOf(flow, slot, form)}${fillIn(slot.label, slot)}`;
}

/** `（3/9）`, with its heading `（3/9 收入）`, in an item `（秦彩云 2/7）`; left out where there is hardly a way to go. */
function progressOf(flow: Flow, { no, item, section, gate }: Slot, form: Form): string {
  const at = no.split('.').at(-1) ?? '';
  if (item !== undefined) {
    return sayPhrase(flow.phrases, 'progress_item', { item: nestedLabel(item), at, of: item.length });
  }
  const of = form.length + (flow.summary === undefined ? 0 : 1);
  if (of < 3) return '';
  const title = gate?.repeat.group.title ?? section;
  return title === undefined
    ? sayPhrase(flow.phrases, 'progress', { at, of })
    : sayPhrase(flow.phrases, 'progress_in', { at, of, title });
}

/** An item inside an item is told with the outer one's name: 秦彩云 第1笔. */
function nestedLabel({ label, within }: Item): string {
  return within === undefined ? label : `${nestedLabel(within)} ${label}`;
}

function optionLines(flow: Flow, session: Session, slot: Slot): { lines: string[]; quick: string[] } {
  const { question } = slot;
  const all = optionsOf(flow, session, slot);
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

/** What a question offers; to whether one more item follows 还有 · 没有了, before the first one 有 · 没有. */
export function optionsOf(flow: Flow, session: Session, { question, gate }: Slot): Choice[] {
  if (gate === undefined || gate.items.length === 0) return choicesOf(flow, session, question);
  return [
    { name: 'yes', label: sayPhrase(flow.phrases, 'more_yes') },
    { name: 'no', label: sayPhrase(flow.phrases, 'more_no') },
  ];
}

/** Whether 0 means 说不清: where options are numbered and not knowing is an answer. */
export function offersUnknown({ type, must_know: mustKnow }: Slot['question']): boolean {
  return !mustKnow && (type === 'select_one' || type === 'select_multiple');
}

/** `1 自己家` */
export function numberChoices(flow: Flow, choices: readonly Choice[]): string[] {
  return choices.map(({ label }, at) => sayPhrase(flow.phrases, 'option', { n: at + 1, label }));
}

/** A yes or no with the words for it, after a text. */
export function askYesOrNo(flow: Flow, text: string, yes: string, no: string): Asking {
  const options = numberChoices(flow, [
    { name: 'yes', label: yes },
    { name: 'no', label: no },
  ]);
  return { text: [text, ...options].join('\n'), quick: options };
}

/** Several meanings of what was said, by number. */
export function askCandidates(flow: Flow, readbacks: readonly string[]): Asking {
  const options = numberChoices(
    flow,
    readbacks.map((label) => ({ name: label, label })),
  );
  return { text: [sayPhrase(flow.phrases, 'choose'), ...options].join('\n'), quick: options };
}
