import type { MetaIntent } from '../../understanding/index.ts';
import { describeAnswer } from './describe.ts';
import { emit, formOf, openSlot, sayWords, sessionOf, type Draft } from './draft.ts';
import type { Slot } from './form.ts';
import { keepGathered } from './gather.ts';
import { misunderstand } from './misunderstand.ts';
import { reopen, startCorrecting } from './reopen.ts';
import { askAgain, cancel, proceed } from './proceed.ts';
import { closeRepeat } from './items.ts';
import { takeNothing } from './take.ts';

/** A word that steers the talk. `slot` is the open question; null under the summary. */
export function hearCommand(draft: Draft, slot: Slot | null, intent: MetaIntent): void {
  const question = slot?.path ?? null;
  switch (intent) {
    case 'back':
      goBack(draft, slot);
      return;
    case 'correct':
      startCorrecting(draft);
      return;
    case 'skip':
      if (slot === null) askAgain(draft);
      else skip(draft, slot);
      return;
    case 'pause':
      emit(draft, { type: 'session_paused' });
      sayWords(draft, 'paused');
      return;
    case 'resume':
      resume(draft, slot);
      return;
    case 'restart':
      emit(draft, { type: 'session_restarted', at: draft.context.now.toISOString() });
      sayWords(draft, 'restarted');
      proceed(draft);
      return;
    case 'cancel':
      leave(draft);
      return;
    case 'help':
    case 'explain':
      emit(draft, { type: 'help_given', question });
      sayWords(draft, 'help', { purpose: slot?.question.purpose ?? '' });
      askAgain(draft);
      return;
    case 'human':
      emit(draft, { type: 'human_requested', question });
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
      sayHowFar(draft, slot);
      askAgain(draft);
      return;
    case 'submit':
      // Under the summary its own choices hear 提交 first; here it is only asked for too early.
      sayHowFar(draft, slot);
      askAgain(draft);
      return;
    case 'done':
      if (slot === null) askAgain(draft);
      else misunderstand(draft, slot, []);
  }
}

/** 退出: where something was said already, it is asked once more. */
function leave(draft: Draft): void {
  if (Object.keys(sessionOf(draft).answers).length === 0) {
    cancel(draft);
    return;
  }
  emit(draft, { type: 'drop_asked', item: null });
  askAgain(draft);
}

/** How many questions are still to come; under the summary there is only the check left. */
function sayHowFar(draft: Draft, slot: Slot | null): void {
  if (slot === null) {
    sayWords(draft, 'resumed_summary');
    return;
  }
  const { slots, length } = formOf(draft);
  const { answers } = sessionOf(draft);
  const at = slots.findIndex(({ path }) => path === slot.path) + 1;
  const open = slots
    .slice(at)
    .filter(({ path, gate }) => answers[path] === undefined && gate?.settled !== true);
  const [outer = ''] = slot.no.split('.');
  // What is still to come in items that have not begun is not known; the outermost numbers count them.
  const left = Math.max(open.length, length - Number(outer));
  if (left === 0) sayWords(draft, 'how_far_last');
  else sayWords(draft, 'how_far', { at: outer, left });
}

/** 跳过: an earlier answer stays; a question that must be answered says so. */
export function skip(draft: Draft, slot: Slot): void {
  if (sessionOf(draft).answers[slot.path] !== undefined) {
    keepAnswer(draft);
  } else if (slot.gate !== undefined) {
    closeRepeat(draft, slot.path, '');
    sayWords(draft, 'noted_plain');
    proceed(draft);
  } else if (slot.question.required) {
    sayWords(draft, 'skip_required');
    askAgain(draft);
  } else {
    takeNothing(draft, slot, { status: 'skipped' });
  }
}

/** 说不清: recorded as unknown, except where it must be known. */
export function giveUp(draft: Draft, slot: Slot, raw: string): void {
  if (slot.question.must_know) {
    sayWords(draft, 'must_know');
    askAgain(draft);
  } else {
    takeNothing(draft, slot, { status: 'unknown', raw });
  }
}

/** The question answered before this one, as numbered now. */
function goBack(draft: Draft, slot: Slot | null): void {
  const { slots } = formOf(draft);
  const { answers, pending, offered } = sessionOf(draft);
  if (slot !== null && (pending ?? offered) !== undefined && pending?.source !== 'prefill') {
    // Back from a read-back is to its own question.
    emit(draft, { type: 'moved_to', question: slot.path });
    askAgain(draft);
    return;
  }
  const at = slot === null ? slots.length : slots.findIndex(({ path }) => path === slot.path);
  const target = slots.slice(0, at).findLast(({ path }) => answers[path] !== undefined);
  if (target === undefined) {
    sayWords(draft, 'first_question');
    askAgain(draft);
  } else {
    reopen(draft, target);
  }
}

/** 继续: leave an answer that is being corrected as it was, or say where we are. */
function resume(draft: Draft, slot: Slot | null): void {
  const { answers, correcting } = sessionOf(draft);
  if (slot !== null && answers[slot.path] !== undefined && correcting === undefined) {
    keepAnswer(draft);
    return;
  }
  recap(draft, slot);
  askAgain(draft);
}

function keepAnswer(draft: Draft): void {
  keepGathered(draft, openSlot(draft));
  sayWords(draft, 'kept');
  proceed(draft);
}

/** Two lines: where we were, and what was said last. */
export function recap(draft: Draft, slot: Slot | null): void {
  const { flow } = draft;
  const session = sessionOf(draft);
  const { slots } = formOf(draft);
  if (slot === null) {
    sayWords(draft, 'resumed_summary');
    return;
  }
  const at = slot.no.split('.').at(-1) ?? '';
  if (slot.item === undefined) sayWords(draft, 'resumed', { at });
  else sayWords(draft, 'resumed_item', { item: slot.item.label, at });
  const last = slots
    .filter(({ path, gate }) => session.answers[path] !== undefined && gate === undefined)
    .slice(-2);
  if (last.length === 0) return;
  const answers = last.map((each) => {
    const answer = session.answers[each.path];
    const { question } = each;
    return answer === undefined ? '' : `${question.short} ${describeAnswer(flow, session, question, answer)}`;
  });
  sayWords(draft, 'resumed_answers', { answers: answers.join(flow.phrases.phrases.list_semicolon) });
}
