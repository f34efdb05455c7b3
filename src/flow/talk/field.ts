import type { Choice, CorrectableField, FieldSpec, UnderstandContext } from '../../understanding/index.ts';
import { optionsOf } from './ask.ts';
import { formOf, sessionOf, type Draft } from './draft.ts';
import type { Form, Slot } from './form.ts';

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
    fields: fieldsOf(formOf(draft), sessionOf(draft).open),
    phase: waiting ? 'confirm' : 'answer',
    ...(pending !== undefined && { pending: pending.value }),
    ...(offered !== undefined && { offered: offered.candidates.map(({ value }) => value) }),
  };
}

/** What can be corrected by number or name: an item by its own, what is in it with the item's name before it. */
function fieldsOf({ slots, items }: Form, open: string | null): CorrectableField[] {
  const here = slots.find(({ path }) => path === open)?.item;
  return [
    ...slots.map(({ no, question: { type, short }, item }) => ({
      no,
      type,
      labels: [
        ...(item === undefined || item.path === here?.path ? [short] : []),
        ...(item === undefined ? [] : [`${item.label}的${short}`, `${item.label}${short}`]),
      ],
    })),
    ...items.flatMap(({ no, label, named }) =>
      named ? [{ no, type: 'name' as const, labels: [label] }] : [],
    ),
  ];
}
