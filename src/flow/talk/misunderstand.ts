import type { ReasonCode } from '../../understanding/index.ts';
import { emit, say, sayWords, sessionOf, type Draft } from './draft.ts';
import type { Slot } from './form.ts';
import { askAgain } from './proceed.ts';

/** Not understood: why, an example, the question again; after two failures simpler, after three with a way out. */
export function misunderstand(draft: Draft, { path, question }: Slot, reasons: ReasonCode[]): void {
  emit(draft, { type: 'answer_refused', question: path, why: 'not_understood', reasons });
  const { failures, pending, offered } = sessionOf(draft);
  const { reasons: words } = draft.flow.phrases;
  if (failures === 2) sayWords(draft, 'simpler');
  say(draft, reasons.map((reason) => words[reason] ?? '').find((text) => text !== '') ?? '');
  if (pending === undefined && offered === undefined) say(draft, question.retry ?? '');
  askAgain(draft, 'brief');
  if (failures >= 2) sayWays(draft, question);
  if (failures >= 3) sayWords(draft, 'offer_human');
}

/** The ways past a question that is too hard: only those that it takes. */
function sayWays(draft: Draft, { required, must_know: mustKnow }: Slot['question']): void {
  const { way_skip: skip, way_unknown: unknown, list_comma: comma } = draft.flow.phrases.phrases;
  const ways = [...(required ? [] : [skip]), ...(mustKnow ? [] : [unknown])];
  if (ways.length > 0) sayWords(draft, 'ways_out', { ways: ways.join(comma) });
  if (draft.quick.length === 0) draft.quick = ways;
}
