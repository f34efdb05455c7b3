import { understand } from '../../understanding/index.ts';
import { formOf, openSlot, sayWords, type Draft } from './draft.ts';
import { understandingOf } from './field.ts';
import { hearCommand } from './hear-command.ts';
import { closeRepeat, removeItem, tellDifference } from './items.ts';
import { cancel, proceed } from './proceed.ts';
import { comeBack } from './reopen.ts';

/** Yes drops the item, or the whole talk where there is none; everything that is not a clear yes keeps it. */
export function hearDrop(draft: Draft, item: string | null, text: string, source: 'text' | 'asr'): void {
  const context = { ...understandingOf(draft, source), phase: 'answer' as const };
  const understood = understand(text, { name: 'drop', type: 'yes_no' }, context);
  const means = understood.status === 'meta' ? understood.intent : null;
  const isYes = understood.status === 'accept' && understood.value.type === 'yes_no' && understood.value.yes;
  if (isYes || means === 'cancel') drop(draft, item, text);
  else if (means !== null && means !== 'resume') hearCommand(draft, openSlot(draft) ?? null, means);
  else comeBack(draft);
}

function drop(draft: Draft, path: string | null, raw: string): void {
  const { items, slots } = formOf(draft);
  const item = items.find((each) => each.path === path);
  if (item === undefined) {
    cancel(draft);
    return;
  }
  const gate = slots.find((slot) => slot.gate?.items.some((each) => each.path === path) === true);
  removeItem(draft, item);
  // Who says there is one person less does not want to be asked for another one.
  if (gate?.gate?.settled === true) closeRepeat(draft, gate.path, raw);
  sayWords(draft, 'removed', { item: item.label });
  if (gate !== undefined) tellDifference(draft, gate.path);
  proceed(draft);
}
