import type { Answer, AnswerSource, Value } from '../core/index.ts';
import type { Understanding } from '../understanding/index.ts';
import { valueToCel } from './cel-value.ts';
import type { Question } from './definition.ts';
import { describeAnswer } from './describe.ts';
import { emit, formOf, say, sayWords, sessionOf, type Draft } from './draft.ts';
import { fillIn } from './form.ts';
import { askAgain, proceed } from './proceed.ts';

/** A value with the words it came from. */
export interface Heard {
  value: Value;
  raw: string;
  source: AnswerSource;
  /** The value in figures and 汉字, where there is one. */
  readback?: string;
}

/** Record a value if it is allowed, echo it, and go on. */
export function takeValue(draft: Draft, question: Question, heard: Heard): void {
  if (!isAllowed(draft, question, heard.value)) {
    refuse(draft, question);
    return;
  }
  const { value, raw, source, readback } = heard;
  const answer: Answer = { status: 'given', value, raw, source };
  recordAnswer(draft, question, answer);
  if (!sayDanger(draft, question, value)) echo(draft, question, value, readback);
  if (!stopTalk(draft, question, value)) proceed(draft);
}

/** Record an answer that has no value, say so, and go on. */
export function takeNothing(
  draft: Draft,
  question: Question,
  answer: Exclude<Answer, { status: 'given' }>,
): void {
  recordAnswer(draft, question, answer);
  sayWords(draft, answer.status === 'unknown' ? 'noted_unknown' : 'noted_skipped');
  proceed(draft);
}

/** Read a value back before it is taken. */
export function readBack(
  draft: Draft,
  question: Question,
  understood: Extract<Understanding, { status: 'confirm' }>,
  raw: string,
  source: AnswerSource,
): void {
  const { value, reasons } = understood;
  if (!isAllowed(draft, question, value)) {
    refuse(draft, question);
    return;
  }
  const readback = wordsOf(draft, question, value, understood.readback);
  emit(draft, { type: 'readback_asked', question: question.name, value, readback, raw, source, reasons });
  const { reasons: words } = draft.flow.phrases;
  say(draft, reasons.map((reason) => words[reason] ?? '').find((text) => text !== '') ?? '');
  askAgain(draft);
}

export function recordAnswer(draft: Draft, question: Question, answer: Answer): void {
  emit(draft, { type: 'answer_recorded', question: question.name, answer });
}

/** Whether the constraint holds. What it cannot judge (a voice message without words) it does not forbid. */
export function isAllowed(draft: Draft, question: Question, value: Value): boolean {
  const constraint = draft.flow.compiled.questions[question.name]?.constraint;
  if (constraint === undefined || (value.type === 'media' && value.kind === 'audio')) return true;
  return constraint.evaluate(scopeOf(draft, question, value)) !== false;
}

/** Understood, but not allowed: say what is, and leave the question open. */
function refuse(draft: Draft, question: Question): void {
  if (sessionOf(draft).pending ?? sessionOf(draft).offered) {
    emit(draft, { type: 'readback_denied', question: question.name });
  }
  emit(draft, { type: 'answer_refused', question: question.name, why: 'not_allowed', reasons: [] });
  say(draft, question.constraint_message ?? '');
  askAgain(draft, 'brief');
}

/** `记下了：4人。`; words and pictures are not repeated. */
function echo(draft: Draft, question: Question, value: Value, readback?: string): void {
  if (value.type === 'media' && value.kind === 'audio') sayWords(draft, 'voice_noted');
  else if (value.type === 'text' || value.type === 'media') sayWords(draft, 'noted_plain');
  else sayWords(draft, 'noted', { answer: wordsOf(draft, question, value, readback) });
}

/** Figures and 汉字 as the parser reads them back, except where only the question knows the unit. */
function wordsOf(draft: Draft, question: Question, value: Value, readback?: string): string {
  if (readback !== undefined && (value.type !== 'count' || question.unit === undefined)) return readback;
  const answer: Answer = { status: 'given', value, raw: '', source: 'text' };
  return describeAnswer(draft.flow, sessionOf(draft), question, answer);
}

/** Numbers of the emergency services go in front of everything else, at once. */
function sayDanger(draft: Draft, question: Question, value: Value): boolean {
  const danger = draft.flow.compiled.questions[question.name]?.danger;
  if (danger?.evaluate(scopeOf(draft, question, value)) !== true) return false;
  emit(draft, { type: 'danger_declared', question: question.name });
  draft.said.unshift(draft.flow.phrases.phrases.danger);
  return true;
}

/** Whether the talk ends on this value. */
export function stopsTalk(draft: Draft, question: Question, value: Value): boolean {
  const stop = draft.flow.compiled.questions[question.name]?.stop;
  return stop?.when.evaluate(scopeOf(draft, question, value)) === true;
}

function stopTalk(draft: Draft, question: Question, value: Value): boolean {
  const stop = draft.flow.compiled.questions[question.name]?.stop;
  if (stop === undefined || !stopsTalk(draft, question, value)) return false;
  const words = fillIn(stop.say, formOf(draft));
  emit(draft, { type: 'session_cancelled' });
  draft.said.splice(0, draft.said.length, words);
  return true;
}

/** Getters stay getters: answers that the expression does not name are not computed. */
function scopeOf(draft: Draft, question: Question, value: Value): Record<string, unknown> {
  const { scope } = formOf(draft);
  return Object.defineProperty(scope, 'value', { value: valueToCel(question.type, value), enumerable: true });
}
