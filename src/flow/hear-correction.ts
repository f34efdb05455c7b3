import { findField, understand, type Understanding } from '../understanding/index.ts';
import type { Question } from './definition.ts';
import { emit, openQuestion, say, sessionOf, type Draft } from './draft.ts';
import { understandingOf } from './field.ts';
import { hearCommand } from './hear-command.ts';
import { askAgain } from './proceed.ts';
import { reopenNumber, stopCorrecting } from './reopen.ts';
import { readBack } from './take.ts';

type Correction = Extract<Understanding, { status: 'correct' }>;

/** 不对，是三万 · 上一题填错了 · 改第3题, said at a question or under the summary (null). */
export function hearCorrection(
  draft: Draft,
  question: Question | null,
  { target, value, readback }: Correction,
  raw: string,
  source: 'text' | 'asr',
): void {
  switch (target.kind) {
    case 'number':
    case 'field':
      reopenNumber(draft, target.no);
      return;
    case 'previous':
      hearCommand(draft, question, 'back');
      return;
    case 'current':
      if (question === null) {
        hearCommand(draft, question, 'correct');
      } else if (value === undefined) {
        emit(draft, { type: 'readback_denied', question: question.name });
        askAgain(draft);
      } else {
        const understood = { status: 'confirm', value, readback: readback ?? raw, reasons: [] } as const;
        readBack(draft, question, { ...understood, reasons: ['self_corrected'] }, raw, source);
      }
  }
}

/** Which answer to change, after 改 listed them. Anything but a number or a command leaves the list after two tries. */
export function hearNumber(draft: Draft, text: string, source: 'text' | 'asr'): void {
  const context = { ...understandingOf(draft, source), phase: 'answer' as const };
  const understood = understand(text, { name: 'no', type: 'count' }, context);
  const question = openQuestion(draft) ?? null;
  switch (understood.status) {
    case 'accept':
    case 'confirm':
      if (understood.value.type === 'count' && understood.value.min !== null) {
        reopenNumber(draft, understood.value.min);
      } else {
        askForNumber(draft, question);
      }
      return;
    case 'correct':
      hearCorrection(draft, question, understood, text, source);
      return;
    case 'meta':
      if (['resume', 'back', 'skip', 'done', 'submit', 'repeat'].includes(understood.intent))
        stopCorrecting(draft);
      else hearCommand(draft, question, understood.intent);
      return;
    case 'none':
    case 'denied':
    case 'refuse':
      stopCorrecting(draft);
      return;
    case 'choose':
    case 'confirmed':
    case 'unknown':
    case 'reject': {
      const no = findField(text, context.fields ?? [], context.lexicon);
      if (no === null) askForNumber(draft, question);
      else reopenNumber(draft, no);
    }
  }
}

function askForNumber(draft: Draft, question: Question | null): void {
  const reasons = ['not_understood' as const];
  emit(draft, { type: 'answer_refused', question: question?.name ?? null, why: 'not_understood', reasons });
  if (sessionOf(draft).failures >= 2) stopCorrecting(draft);
  else say(draft, draft.flow.phrases.phrases.correct_again);
}
