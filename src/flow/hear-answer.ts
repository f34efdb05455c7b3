import { understand, type Understanding } from '../understanding/index.ts';
import { offersUnknown } from './ask.ts';
import type { Question } from './definition.ts';
import { emit, sayWords, sessionOf, type Draft } from './draft.ts';
import { fieldOf, understandingOf } from './field.ts';
import { finishPhotos, gathersPhotos } from './gather.ts';
import { giveUp, hearCommand, skip } from './hear-command.ts';
import { hearCorrection } from './hear-correction.ts';
import { misunderstand } from './misunderstand.ts';
import { askAgain } from './proceed.ts';
import { readBack, takeValue } from './take.ts';

type Source = 'text' | 'asr';

/** Words at the open question: the question hears them first, repair words second. */
export function hearAnswer(draft: Draft, question: Question, text: string, source: Source): void {
  if (text.normalize('NFKC').trim() === '0' && offersUnknown(question)) {
    giveUp(draft, question, text);
    return;
  }
  const field = fieldOf(draft, question);
  const context = understandingOf(draft, source);
  const understood = understand(shortcutOf(draft, question, text) ?? text, field, context);
  if (
    gathersPhotos(question) &&
    meansNoMore(understood, () => understand(text, { ...field, type: 'yes_no' }, context))
  ) {
    finishPhotos(draft, question, text);
    return;
  }
  act(draft, question, understood, text, source);
}

/** The words behind the number of a shortcut. While a value is read back, numbers mean yes and no. */
function shortcutOf(draft: Draft, { shortcuts = [] }: Question, text: string): string | undefined {
  const { pending, offered } = sessionOf(draft);
  const number = /^\d$/u.exec(text.normalize('NFKC').trim())?.[0];
  return number === undefined || pending !== undefined || offered !== undefined
    ? undefined
    : shortcuts[Number(number) - 1];
}

function act(
  draft: Draft,
  question: Question,
  understood: Understanding,
  text: string,
  source: Source,
): void {
  switch (understood.status) {
    case 'accept':
      takeValue(draft, question, { ...understood, raw: text, source });
      return;
    case 'confirm':
      if (question.risk === 'low' && understood.reasons.every((reason) => reason === 'high_risk')) {
        takeValue(draft, question, { ...understood, raw: text, source });
      } else {
        readBack(draft, question, understood, text, source);
      }
      return;
    case 'choose':
      emit(draft, {
        type: 'candidates_offered',
        question: question.name,
        candidates: understood.candidates,
        raw: text,
        source,
      });
      askAgain(draft);
      return;
    case 'confirmed': {
      const { pending } = sessionOf(draft);
      // A yes to several candidates chooses none of them.
      if (pending === undefined) askAgain(draft);
      else takeValue(draft, question, pending);
      return;
    }
    case 'denied':
      emit(draft, { type: 'readback_denied', question: question.name });
      sayWords(draft, 'readback_denied');
      askAgain(draft);
      return;
    case 'none':
    case 'refuse':
      skip(draft, question);
      return;
    case 'unknown':
      giveUp(draft, question, text);
      return;
    case 'meta':
      hearCommand(draft, question, understood.intent);
      return;
    case 'correct':
      hearCorrection(draft, question, understood, text, source);
      return;
    case 'reject':
      misunderstand(draft, question, understood.reasons);
  }
}

/** 没有了 · 好了 · 跳过 · 没拍照片: what came is all there is. */
function meansNoMore(understood: Understanding, asYesOrNo: () => Understanding): boolean {
  if (understood.status === 'meta') return ['done', 'skip', 'submit'].includes(understood.intent);
  if (understood.status === 'reject') {
    const answer = asYesOrNo();
    return 'value' in answer && answer.value?.type === 'yes_no' && !answer.value.yes;
  }
  return understood.status === 'none' || understood.status === 'refuse';
}
