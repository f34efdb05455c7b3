import type { Answer, Value } from '../../core/index.ts';
import { understand, type MetaIntent, type Understanding } from '../../understanding/index.ts';
import type { SummaryChoice } from '../format/definition.ts';
import { emit, formOf, sayWords, sessionOf, type Draft } from './draft.ts';
import { summaryField, understandingOf } from './field.ts';
import { hearCommand } from './hear-command.ts';
import { hearCorrection } from './hear-correction.ts';
import { askAgain, submit } from './proceed.ts';
import { startCorrecting } from './reopen.ts';
import { isLastPage, openChoices, pageChoices, shownChoices } from './summary.ts';

/** A choice under the summary: submit, correct, or a command. Nothing uncertain ever submits. */
export function hearSummary(draft: Draft, text: string, source: 'text' | 'asr'): void {
  if (!isLastPage(draft)) {
    hearPage(draft, text, source);
    return;
  }
  const form = formOf(draft);
  const context = understandingOf(draft, source);
  const understood = understand(text, summaryField(openChoices(draft.flow, form)), context);
  const sends = openChoices(draft.flow, form).filter(
    ({ then, hidden }) => then === 'submit' && hidden !== true,
  );
  const [send] = sends;
  if (understood.status === 'meta' && understood.intent === 'submit' && sends.length === 1 && send) {
    submitWith(draft, send, text, source);
    return;
  }
  if (understood.status === 'meta') {
    hearCommand(draft, null, understood.intent);
    return;
  }
  if (understood.status === 'correct') {
    hearCorrection(draft, null, understood, text, source);
    return;
  }
  const choice = understood.status === 'accept' ? chosen(draft, understood.value, text) : undefined;
  if (choice === undefined) {
    refuse(draft);
    return;
  }
  if (choice.then === 'correct') {
    startCorrecting(draft);
    return;
  }
  submitWith(draft, choice, text, source);
}

/** Under every screen but the last: on to the next one, or a correction. Nothing is submitted that was not shown. */
function hearPage(draft: Draft, text: string, source: 'text' | 'asr'): void {
  const understood = understand(text, summaryField(pageChoices(draft.flow)), understandingOf(draft, source));
  const choice =
    understood.status === 'accept' && understood.value.type === 'select_one' ? understood.value.choice : null;
  const isYes = draft.context.lexicon.yes.includes(text.trim());
  if (choice === 'change') startCorrecting(draft);
  else if (choice === 'next' || isYes || isIntent(understood, 'submit') || isIntent(understood, 'done')) {
    emit(draft, { type: 'summary_shown', page: (sessionOf(draft).summarised ?? 1) + 1 });
    askAgain(draft);
  } else if (understood.status === 'meta') hearCommand(draft, null, understood.intent);
  else if (understood.status === 'correct') hearCorrection(draft, null, understood, text, source);
  else refuse(draft);
}

function isIntent(understood: Understanding, intent: MetaIntent): boolean {
  return understood.status === 'meta' && understood.intent === intent;
}

function refuse(draft: Draft): void {
  emit(draft, { type: 'answer_refused', question: null, why: 'not_understood', reasons: ['no_such_choice'] });
  sayWords(draft, 'summary_again');
  askAgain(draft, 'brief');
  if (sessionOf(draft).failures >= 3) sayWords(draft, 'offer_human');
}

/** Submit, and record the choice where it is an answer by itself (the consent). */
function submitWith(draft: Draft, choice: SummaryChoice, text: string, source: 'text' | 'asr'): void {
  const recorded: Record<string, Answer> = {};
  if (choice.records !== undefined) {
    const value = { type: 'select_one', choice: choice.name } as const;
    const at = draft.context.now.toISOString();
    const answer: Answer = { status: 'given', value, raw: text, source, at };
    emit(draft, { type: 'answer_recorded', question: choice.records, answer });
    recorded[choice.records] = answer;
  }
  submit(draft, recorded);
}

/** A hidden choice is taken by its words: its number was never shown. */
function chosen(draft: Draft, value: Value, text: string): SummaryChoice | undefined {
  if (value.type !== 'select_one') return undefined;
  const form = formOf(draft);
  const byNumber = /^[\d\s.、)）a-z]+$/iu.test(text.normalize('NFKC'));
  const choices = byNumber ? shownChoices(draft.flow, form) : openChoices(draft.flow, form);
  return choices.find(({ name }) => name === value.choice);
}
