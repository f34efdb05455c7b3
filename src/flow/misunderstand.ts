import type { ReasonCode } from '../understanding/index.ts';
import type { Question } from './definition.ts';
import { emit, say, sayWords, sessionOf, type Draft } from './draft.ts';
import { askAgain } from './proceed.ts';

/** Not understood: why, an example, the question again; after two failures simpler, after three with a way out. */
export function misunderstand(draft: Draft, question: Question, reasons: ReasonCode[]): void {
  emit(draft, { type: 'answer_refused', question: question.name, why: 'not_understood', reasons });
  const { failures, pending, offered } = sessionOf(draft);
  const { reasons: words } = draft.flow.phrases;
  if (failures === 2) sayWords(draft, 'simpler');
  say(draft, reasons.map((reason) => words[reason] ?? '').find((text) => text !== '') ?? '');
  if (pending === undefined && offered === undefined) say(draft, question.retry ?? '');
  askAgain(draft);
  if (failures >= 3) sayWords(draft, 'offer_human');
}
