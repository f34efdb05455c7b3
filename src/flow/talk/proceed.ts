import type { Answer } from '../../core/index.ts';
import { askCandidates, askQuestion, askYesOrNo, type Asking, type Length } from './ask.ts';
import { askWhichAnswer } from './correct-list.ts';
import { emit, formOf, openSlot, say, sayWords, sessionOf, type Draft } from './draft.ts';
import { fillIn, type Slot } from './form.ts';
import { beginItem } from './items.ts';
import { askKnown, knownOf } from './known.ts';
import { sayPhrase } from '../format/phrases.ts';
import { askSummary, pageToShow } from './summary.ts';

/** Go on from here: the next item or question, the summary, or the submission. */
export function proceed(draft: Draft): void {
  const { next } = formOf(draft);
  if (next === undefined) {
    finish(draft);
    return;
  }
  const known = knownOf(draft, next);
  if (next.gate?.begins === true && known === null) {
    beginItem(draft, next);
    proceed(draft);
    return;
  }
  if (endsEmpty(draft, next)) return;
  emit(draft, { type: 'question_asked', question: next.path });
  if (known !== null) {
    emit(draft, {
      type: 'readback_asked',
      question: next.path,
      raw: '',
      source: 'prefill',
      reasons: [],
      ...known,
    });
  }
  askAgain(draft);
}

/** What was chosen leaves nothing to choose from: said, and the talk ends, for its question could not be answered. */
function endsEmpty(draft: Draft, { question: { choices_from: list, empty } }: Slot): boolean {
  if (list === undefined || (sessionOf(draft).lists[list] ?? []).length > 0) return false;
  emit(draft, { type: 'session_cancelled' });
  draft.said.splice(0, draft.said.length, empty ?? '');
  return true;
}

function finish(draft: Draft): void {
  if (draft.flow.summary === undefined) {
    submit(draft);
    return;
  }
  const page = pageToShow(draft);
  emit(draft, { type: 'summary_shown', ...(page === 1 ? {} : { page }) });
  askAgain(draft);
}

/** Put whatever is open once more: a read-back, candidates, the list of 改, the question, or the summary. */
export function askAgain(draft: Draft, length: Length = 'full'): void {
  const { text, quick } = openAsking(draft, length);
  say(draft, text);
  draft.quick = quick;
}

/** What is open now, as it is put. */
export function openAsking(draft: Draft, length: Length = 'full'): Asking {
  const { flow } = draft;
  const session = sessionOf(draft);
  const form = formOf(draft);
  const { phrases } = flow.phrases;
  if (session.dropping !== undefined) {
    const item = form.items.find(({ path }) => path === session.dropping?.item);
    return item === undefined
      ? askYesOrNo(flow, phrases.cancel_sure, phrases.cancel_yes, phrases.cancel_no)
      : askYesOrNo(
          flow,
          sayPhrase(flow.phrases, 'remove_sure', { item: item.label }),
          phrases.remove_yes,
          phrases.remove_no,
        );
  }
  if (session.correcting !== undefined) return askWhichAnswer(draft, session.correcting.item);
  const slot = openSlot(draft);
  const { pending, offered } = session;
  if (pending?.source === 'prefill' && slot !== undefined) return askKnown(draft, slot, pending.readback);
  if (pending !== undefined) {
    const readback = sayPhrase(flow.phrases, 'readback', { readback: pending.readback });
    return askYesOrNo(flow, readback, phrases.readback_yes, phrases.readback_no);
  }
  if (offered !== undefined) {
    return askCandidates(
      flow,
      offered.candidates.map(({ readback }) => readback),
    );
  }
  return slot === undefined ? askSummary(draft, length) : askQuestion(flow, session, slot, form, length);
}

/** Hand the relevant answers over and end the talk. `recorded` comes from the summary. */
export function submit(draft: Draft, recorded: Record<string, Answer> = {}): void {
  const { flow } = draft;
  const form = formOf(draft);
  const { attachments, next } = sessionOf(draft);
  const { submits } = flow.compiled;
  const thanks = fillIn(flow.compiled.thanks, form);
  emit(draft, {
    type: 'session_submitted',
    flow: flow.id,
    hash: flow.hash,
    submits: typeof submits === 'string' ? submits : String(submits.evaluate(form.scope)),
    answers: { ...form.answers, ...recorded },
    attachments,
    ...(next === undefined ? {} : { next }),
  });
  say(draft, thanks);
}

/** End the talk without a submission. */
export function cancel(draft: Draft): void {
  emit(draft, { type: 'session_cancelled' });
  sayWords(draft, 'cancelled');
  const [trigger] = draft.flow.triggers;
  if (trigger !== undefined) sayWords(draft, 'cancelled_again', { trigger });
}
