import { findField, understand, type Understanding } from '../../understanding/index.ts';
import { emit, formOf, openSlot, say, sessionOf, type Draft } from './draft.ts';
import { understandingOf } from './field.ts';
import type { Slot } from './form.ts';
import { hearCommand } from './hear-command.ts';
import { askAgain } from './proceed.ts';
import { comeBack, reopenNumber } from './reopen.ts';
import { readBack } from './take.ts';

type Correction = Extract<Understanding, { status: 'correct' }>;

/** 不对，是三万 · 上一题填错了 · 改第3题, said at a question or under the summary (null). */
export function hearCorrection(
  draft: Draft,
  slot: Slot | null,
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
      hearCommand(draft, slot, 'back');
      return;
    case 'current':
      if (slot === null) {
        hearCommand(draft, slot, 'correct');
      } else if (value === undefined) {
        emit(draft, { type: 'readback_denied', question: slot.path });
        askAgain(draft);
      } else {
        const understood = { status: 'confirm', value, readback: readback ?? raw, reasons: [] } as const;
        readBack(draft, slot, { ...understood, reasons: ['self_corrected'] }, raw, source);
      }
  }
}

/** Which answer to change, after 改 listed them. Anything but a number or a command leaves the list after two tries. */
export function hearNumber(draft: Draft, text: string, source: 'text' | 'asr'): void {
  const context = { ...understandingOf(draft, source), phase: 'answer' as const };
  const listed = formOf(draft).items.find(({ path }) => path === sessionOf(draft).correcting?.item);
  const slot = openSlot(draft) ?? null;
  const said = text.normalize('NFKC').trim();
  if (/^\d+(?:\.\d+)*$/u.test(said)) {
    if (listed === undefined) reopenNumber(draft, said);
    else if (said === '0') askToRemove(draft, listed.path);
    else reopenNumber(draft, said.includes('.') ? said : `${listed.no}.${said}`);
    return;
  }
  const named = findField(text, context.fields ?? [], context.lexicon);
  if (named !== null) {
    reopenNumber(draft, named);
    return;
  }
  const understood = understand(text, { name: 'no', type: 'count' }, context);
  switch (understood.status) {
    case 'accept':
    case 'confirm':
      if (understood.value.type === 'count' && understood.value.min !== null) {
        const no = String(understood.value.min);
        reopenNumber(draft, listed === undefined ? no : `${listed.no}.${no}`);
      } else {
        askForNumber(draft, slot);
      }
      return;
    case 'correct':
      hearCorrection(draft, slot, understood, text, source);
      return;
    case 'meta':
      if (['resume', 'back', 'skip', 'done', 'submit', 'repeat'].includes(understood.intent)) comeBack(draft);
      else hearCommand(draft, slot, understood.intent);
      return;
    case 'none':
    case 'denied':
    case 'refuse':
      comeBack(draft);
      return;
    case 'choose':
    case 'confirmed':
    case 'unknown':
    case 'reject':
      askForNumber(draft, slot);
  }
}

function askToRemove(draft: Draft, item: string): void {
  emit(draft, { type: 'drop_asked', item });
  askAgain(draft);
}

function askForNumber(draft: Draft, slot: Slot | null): void {
  const reasons = ['not_understood' as const];
  emit(draft, { type: 'answer_refused', question: slot?.path ?? null, why: 'not_understood', reasons });
  if (sessionOf(draft).failures >= 2) comeBack(draft);
  else say(draft, draft.flow.phrases.phrases.correct_again);
}
