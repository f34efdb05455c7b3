import type { Question } from './definition.ts';
import { emit, formOf, openQuestion, sayWords, sessionOf, type Draft } from './draft.ts';
import { keepGathered } from './gather.ts';
import { askAgain } from './proceed.ts';

/** Ask an answered question again. Its answer stays until a new one is given; then we go on where we were. */
export function reopen(draft: Draft, question: Question): void {
  keepGathered(draft, openQuestion(draft));
  emit(draft, { type: 'moved_to', question: question.name });
  askAgain(draft);
}

/** 改第3题: the number that progress and summary show. */
export function reopenNumber(draft: Draft, no: number): void {
  const target = formOf(draft).relevant[no - 1];
  if (target === undefined || sessionOf(draft).answers[target.name] === undefined) {
    sayWords(draft, 'correct_not_yet', { no });
    askAgain(draft);
  } else {
    reopen(draft, target);
  }
}

/** 改: list the answers by number. */
export function startCorrecting(draft: Draft): void {
  keepGathered(draft, openQuestion(draft));
  const { answers } = sessionOf(draft);
  if (formOf(draft).relevant.some(({ name }) => answers[name] !== undefined)) {
    emit(draft, { type: 'correction_asked' });
  } else {
    sayWords(draft, 'correct_none');
  }
  askAgain(draft);
}

/** Leave the list of 改: back to the open question or the summary. */
export function stopCorrecting(draft: Draft): void {
  const question = openQuestion(draft);
  emit(
    draft,
    question === undefined ? { type: 'summary_shown' } : { type: 'moved_to', question: question.name },
  );
  askAgain(draft);
}
