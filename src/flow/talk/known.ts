import type { Answer } from '../../core/index.ts';
import { askYesOrNo, headOf, type Asking } from './ask.ts';
import { fitsQuestion } from './carry.ts';
import { describeAnswer } from './describe.ts';
import { formOf, sessionOf, type Draft } from './draft.ts';
import type { ReadBack } from './event.ts';
import type { Slot } from './form.ts';
import { nameItems } from './items.ts';
import { sayPhrase } from '../format/phrases.ts';
import { isAllowed } from './judge-answer.ts';

/** What was recorded at an earlier time for a question that has no answer yet; null when nothing that fits. */
export function knownOf(draft: Draft, slot: Slot): ReadBack | null {
  const session = sessionOf(draft);
  const known: Answer | undefined = session.known?.[slot.path];
  if (known?.status !== 'given' || session.answers[slot.path] !== undefined) return null;
  const { value } = known;
  if (slot.gate !== undefined) {
    if (value.type !== 'items' || value.items.length === 0 || slot.gate.items.length > 0) return null;
    // As many as are said to be there now, or none of them: which one is too many nobody could tell.
    if (slot.gate.expected !== null && slot.gate.expected !== value.items.length) return null;
    return { value, readback: nameItems(draft, slot.gate.repeat, value.items) };
  }
  if (value.type === 'media' || !fitsQuestion(draft, slot.question, value) || !isAllowed(draft, slot, value))
    return null;
  return { value, readback: describeAnswer(draft.flow, session, slot.question, known) };
}

/** `上次登记：4人，对吗？` under the question; at a verification 申报说, at a second look 核实是. */
export function askKnown(draft: Draft, slot: Slot, readback: string): Asking {
  const { flow } = draft;
  const { phrases } = flow.phrases;
  const head = headOf(flow, slot, formOf(draft));
  const known = sayPhrase(flow.phrases, flow.reads_back, { answer: readback });
  return askYesOrNo(flow, `${head}\n${known}`, phrases.readback_yes, phrases.known_no);
}
