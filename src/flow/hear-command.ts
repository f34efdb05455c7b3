import type { MetaIntent } from '../understanding/index.ts';
import type { Question } from './definition.ts';
import { describeAnswer } from './describe.ts';
import { emit, formOf, openQuestion, sayWords, sessionOf, type Draft } from './draft.ts';
import { keepGathered } from './gather.ts';
import { misunderstand } from './misunderstand.ts';
import { reopen, startCorrecting } from './reopen.ts';
import { askAgain, cancel, proceed } from './proceed.ts';
import { takeNothing } from './take.ts';

/** A word that steers the talk. `question` is the open one; null under the summary. */
export function hearCommand(draft: Draft, question: Question | null, intent: MetaIntent): void {
  const name = question?.name ?? null;
  switch (intent) {
    case 'back':
      goBack(draft, question);
      return;
    case 'correct':
      startCorrecting(draft);
      return;
    case 'skip':
      if (question === null) askAgain(draft);
      else skip(draft, question);
      return;
    case 'pause':
      emit(draft, { type: 'session_paused' });
      sayWords(draft, 'paused');
      return;
    case 'resume':
      resume(draft, question);
      return;
    case 'restart':
      emit(draft, { type: 'session_restarted', at: draft.context.now.toISOString() });
      sayWords(draft, 'restarted');
      proceed(draft);
      return;
    case 'cancel':
      cancel(draft);
      return;
    case 'help':
    case 'explain':
      emit(draft, { type: 'help_given', question: name });
      sayWords(draft, 'help', { purpose: question?.purpose ?? '' });
      askAgain(draft);
      return;
    case 'human':
      emit(draft, { type: 'human_requested', question: name });
      sayWords(draft, 'human');
      askAgain(draft);
      return;
    case 'repeat':
      askAgain(draft);
      return;
    case 'greeting':
    case 'thanks':
      sayWords(draft, intent);
      askAgain(draft);
      return;
    case 'progress':
      sayHowFar(draft, question);
      askAgain(draft);
      return;
    case 'submit':
      // Under the summary its own choices hear 提交 first; here it is only asked for too early.
      sayHowFar(draft, question);
      askAgain(draft);
      return;
    case 'done':
      if (question === null) askAgain(draft);
      else misunderstand(draft, question, []);
  }
}

/** How many questions are still to come; under the summary there is only the check left. */
function sayHowFar(draft: Draft, question: Question | null): void {
  if (question === null) {
    sayWords(draft, 'resumed_summary');
    return;
  }
  const { relevant } = formOf(draft);
  const { answers } = sessionOf(draft);
  const at = relevant.findIndex(({ name }) => name === question.name) + 1;
  const left = relevant.slice(at).filter(({ name }) => answers[name] === undefined).length;
  if (left === 0) sayWords(draft, 'how_far_last');
  else sayWords(draft, 'how_far', { at, left });
}

/** 跳过: an earlier answer stays; a question that must be answered says so. */
export function skip(draft: Draft, question: Question): void {
  if (sessionOf(draft).answers[question.name] !== undefined) {
    keepAnswer(draft);
  } else if (question.required) {
    sayWords(draft, 'skip_required');
    askAgain(draft);
  } else {
    takeNothing(draft, question, { status: 'skipped' });
  }
}

/** 说不清: recorded as unknown, except where it must be known. */
export function giveUp(draft: Draft, question: Question, raw: string): void {
  if (question.must_know) {
    sayWords(draft, 'must_know');
    askAgain(draft);
  } else {
    takeNothing(draft, question, { status: 'unknown', raw });
  }
}

/** The question answered before this one, as numbered now. */
function goBack(draft: Draft, question: Question | null): void {
  const { relevant } = formOf(draft);
  const { answers } = sessionOf(draft);
  const at = question === null ? relevant.length : relevant.findIndex(({ name }) => name === question.name);
  const target = relevant.slice(0, at).findLast(({ name }) => answers[name] !== undefined);
  if (target === undefined) {
    sayWords(draft, 'first_question');
    askAgain(draft);
  } else {
    reopen(draft, target);
  }
}

/** 继续: leave an answer that is being corrected as it was, or say where we are. */
function resume(draft: Draft, question: Question | null): void {
  const { answers, correcting } = sessionOf(draft);
  if (question !== null && answers[question.name] !== undefined && correcting !== true) {
    keepAnswer(draft);
    return;
  }
  recap(draft, question);
  askAgain(draft);
}

function keepAnswer(draft: Draft): void {
  keepGathered(draft, openQuestion(draft));
  sayWords(draft, 'kept');
  proceed(draft);
}

/** Two lines: where we were, and what was said last. */
function recap(draft: Draft, question: Question | null): void {
  const { flow } = draft;
  const session = sessionOf(draft);
  const { relevant } = formOf(draft);
  if (question === null) {
    sayWords(draft, 'resumed_summary');
    return;
  }
  sayWords(draft, 'resumed', { at: relevant.findIndex(({ name }) => name === question.name) + 1 });
  const last = relevant.filter(({ name }) => session.answers[name] !== undefined).slice(-2);
  if (last.length === 0) return;
  const answers = last.map((each) => {
    const answer = session.answers[each.name];
    return answer === undefined ? '' : `${each.short} ${describeAnswer(flow, session, each, answer)}`;
  });
  sayWords(draft, 'resumed_answers', { answers: answers.join(flow.phrases.phrases.list_semicolon) });
}
