import type { Choice, CorrectableField, FieldSpec, UnderstandContext } from '../../understanding/index.ts';
import { optionsOf } from './ask.ts';
import { formOf, openSlot, sessionOf, type Draft } from './draft.ts';
import type { Slot } from './form.ts';
import { sayPhrase } from '../format/phrases.ts';

/** What the open question wants to hear, as the parser is told. */
export function fieldOf({ flow, session }: Draft, slot: Slot): FieldSpec {
  const { question } = slot;
  const { name, type, unit, plausible, period, prefer, risk } = question;
  const choices = session === null ? [] : optionsOf(flow, session, slot);
  return {
    name,
    type,
    asked: question.label,
    ...(choices.length > 0 && { choices }),
    ...(unit !== undefined && { unit }),
    ...(plausible !== undefined && { plausible }),
    ...(period !== undefined && { period }),
    ...(prefer !== undefined && { prefer }),
    ...(risk !== undefined && { risk }),
  };
}

/** The choices of the summary as one question. */
export function summaryField(choices: readonly Choice[]): FieldSpec {
  return {
    name: 'summary',
    type: 'select_one',
    choices: choices.map(({ name, label, words }) => ({
      name,
      label,
      ...(words !== undefined && { words }),
    })),
  };
}

/** What the parser may know: the day, the places, and what was read back or offered last. */
export function understandingOf(draft: Draft, source: 'text' | 'asr'): UnderstandContext {
  const { today, lexicon, places } = draft.context;
  const { pending, offered } = sessionOf(draft);
  const waiting = pending !== undefined || offered !== undefined;
  return {
    today,
    source,
    lexicon,
    places,
    fields: fieldsOf(draft),
    phase: waiting ? 'confirm' : 'answer',
    ...(pending !== undefined && { pending: pending.value }),
    ...(offered !== undefined && { offered: offered.candidates.map(({ value }) => value) }),
  };
}

/** What can be corrected by number or name: an item by its own, what is in it with the item's name before it. */
function fieldsOf(draft: Draft): CorrectableField[] {
  const { slots, items } = formOf(draft);
  const here = openSlot(draft)?.item;
  return [
    ...slots.map((slot) => {
      const { no, question, item } = slot;
      const inItem = nameInItem(draft, slot);
      const isHere = item === undefined || item.path === here?.path;
      return {
        no,
        type: question.type,
        labels: [...(isHere ? [question.short] : []), ...(inItem === null ? [] : [inItem])],
      };
    }),
    ...items.flatMap(({ no, label, named }) =>
      named ? [{ no, type: 'name' as const, labels: [label] }] : [],
    ),
  ];
}

/** 张三的年龄: a question that is asked of each item, with the name of the one it is in; null outside items. */
export function nameInItem({ flow }: Pick<Draft, 'flow'>, { question, item }: Slot): string | null {
  if (item === undefined) return null;
  return sayPhrase(flow.phrases, 'in_item', { item: item.label, short: question.short });
}
