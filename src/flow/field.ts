import type { FieldSpec, UnderstandContext } from '../understanding/index.ts';
import type { Question, SummaryChoice } from './definition.ts';
import { choicesOf } from './describe.ts';
import { formOf, sessionOf, type Draft } from './draft.ts';

/** What the open question wants to hear, as the parser is told. */
export function fieldOf({ flow, session }: Draft, question: Question): FieldSpec {
  const { name, type, unit, plausible, period, prefer, risk } = question;
  const choices = session === null ? [] : choicesOf(flow, session, question);
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
export function summaryField(choices: readonly SummaryChoice[]): FieldSpec {
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
    fields: formOf(draft).relevant.map(({ type, short }, at) => ({ no: at + 1, type, labels: [short] })),
    phase: waiting ? 'confirm' : 'answer',
    ...(pending !== undefined && { pending: pending.value }),
    ...(offered !== undefined && { offered: offered.candidates.map(({ value }) => value) }),
  };
}
