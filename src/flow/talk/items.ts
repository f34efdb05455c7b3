import type { Answer, Value } from '../../core/index.ts';
import type { CompiledRepeat } from '../format/compiled.ts';
import { isSameAnswer, stillHolds } from './carry.ts';
import { describeAnswer } from './describe.ts';
import { emit, formOf, sayWords, sessionOf, type Draft } from './draft.ts';
import type { Item, Slot } from './form.ts';
import { sayPhrase } from '../format/phrases.ts';
import { itemsOf } from './session.ts';

/** One more item of the repeat that the slot is the gate of. Returns its path. */
export function beginItem(draft: Draft, { path }: Pick<Slot, 'path'>): string {
  const ids = itemsOf(sessionOf(draft), path).map(Number);
  const item = String(Math.max(0, ...ids) + 1);
  emit(draft, { type: 'item_added', repeat: path, item });
  return `${path}/${item}`;
}

/** Take an item out with all that was said about it. */
export function removeItem(draft: Draft, { path }: Pick<Item, 'path'>): void {
  const cut = path.lastIndexOf('/');
  emit(draft, { type: 'item_removed', repeat: path.slice(0, cut), item: path.slice(cut + 1) });
}

/** No more items are wanted. */
export function closeRepeat(draft: Draft, path: string, raw: string): void {
  const answer: Answer = {
    status: 'given',
    value: { type: 'yes_no', yes: false },
    raw,
    source: 'text',
    at: draft.context.now.toISOString(),
  };
  emit(draft, { type: 'answer_recorded', question: path, answer });
}

/** Say so when there are other than the form said there would be. */
export function tellDifference(draft: Draft, path: string): void {
  const gate = formOf(draft).slots.find((slot) => slot.path === path)?.gate;
  if (gate === undefined || gate.expected === null || gate.expected === gate.items.length) return;
  const unit = gate.repeat.group.repeat?.unit ?? '';
  sayWords(draft, 'items_differ', { expected: gate.expected, n: gate.items.length, unit });
}

/** Items recorded at an earlier time. What this version asks otherwise, or anew each time, is asked of them again. */
export function adoptItems(
  draft: Draft,
  path: string,
  repeat: CompiledRepeat,
  items: Extract<Value, { type: 'items' }>['items'],
): void {
  for (const answers of items) {
    const item = beginItem(draft, { path });
    for (const entry of repeat.level.entries) {
      const name = 'question' in entry ? entry.question.name : entry.repeat.group.name;
      const answer = answers[name];
      if (answer === undefined) continue;
      if ('question' in entry) {
        const question = `${item}/${name}`;
        const fits = isSameAnswer(draft, null, question, answer) && stillHolds(draft, question, answer);
        if (fits && entry.question.fresh !== true) emit(draft, { type: 'answer_recorded', question, answer });
      } else if (answer.status === 'given' && answer.value.type === 'items') {
        adoptItems(draft, `${item}/${name}`, entry.repeat, answer.value.items);
      }
    }
  }
  closeRepeat(draft, path, '');
}

/** `2位：秦彩云、秦小娃` */
export function nameItems(
  { flow, session }: Draft,
  { group }: CompiledRepeat,
  items: Extract<Value, { type: 'items' }>['items'],
): string {
  const question = flow.questions.find(({ name }) => name === group.repeat?.named_by);
  const names = items.flatMap((answers) => {
    const answer = answers[question?.name ?? ''];
    if (question === undefined || session === null || answer === undefined) return [];
    return describeAnswer(flow, session, question, answer);
  });
  return sayPhrase(flow.phrases, 'items', {
    n: items.length,
    unit: group.repeat?.unit ?? '',
    names: names.join(flow.phrases.phrases.list_comma),
  });
}
