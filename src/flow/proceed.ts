import type { Answer } from '../core/index.ts';
import { askCandidates, askQuestion, askReadback, type Asking, type Length } from './ask.ts';
import { emit, formOf, openQuestion, say, sayWords, sessionOf, type Draft } from './draft.ts';
import { fillIn } from './form.ts';
import { askSummary, summaryLines } from './summary.ts';

/** Go on from here: the next question, the summary, or the submission. */
export function proceed(draft: Draft): void {
  const { next } = formOf(draft);
  if (next !== undefined) {
    emit(draft, { type: 'question_asked', question: next.name });
    askAgain(draft);
  } else if (draft.flow.summary !== undefined) {
    emit(draft, { type: 'summary_shown' });
    askAgain(draft);
  } else {
    submit(draft);
  }
}

/** Put whatever is open once more: a read-back, candidates, the list of 改, the question, or the summary. */
export function askAgain(draft: Draft, length: Length = 'full'): void {
  const { text, quick } = openAsking(draft, length);
  say(draft, text);
  draft.quick = quick;
}

/** What is open now, as it is put. */
export function openAsking(draft: Draft, length: Length = 'full'): Asking {
  const { flow, context } = draft;
  const session = sessionOf(draft);
  if (session.correcting === true) {
    const lines = summaryLines(flow, session, context.today);
    return { text: [flow.phrases.phrases.correct, ...lines].join('\n'), quick: [] };
  }
  if (session.pending !== undefined) return askReadback(flow, session.pending.readback);
  if (session.offered !== undefined) {
    return askCandidates(
      flow,
      session.offered.candidates.map(({ readback }) => readback),
    );
  }
  const question = openQuestion(draft);
  const form = formOf(draft);
  return question === undefined
    ? askSummary(flow, session, form, context.today, length)
    : askQuestion(flow, session, question, form, length);
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
