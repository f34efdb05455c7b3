import type { Answer, AnswerSource, Value } from '../../core/index.ts';
import type { Understanding } from '../../understanding/index.ts';
import { describeAnswer, shorten } from './describe.ts';
import { emit, formOf, say, sayWords, sessionOf, type Draft } from './draft.ts';
import { fillIn, type Slot } from './form.ts';
import { adoptItems, beginItem } from './items.ts';
import { isAllowed, means } from './judge-answer.ts';
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
export function takeValue(draft: Draft, slot: Slot, heard: Heard): void {
  const { value, raw, source, readback } = heard;
  if (slot.gate !== undefined) {
    takeMore(draft, slot, slot.gate.repeat, heard);
    return;
  }
  if (mayGoOn(slot)) draft.piece = { kind: 'story', question: slot.path, text: raw };
  if (!isAllowed(draft, slot, value)) {
    refuse(draft, slot);
    return;
  }
  recordAnswer(draft, slot, { status: 'given', value, raw, source });
  openDossier(draft, slot, value);
  if (!sayDanger(draft, slot, value)) echo(draft, slot, value, readback);
  sayNote(draft, slot, value);
  if (!stopTalk(draft, slot, value)) proceed(draft);
}

/** An item of a list was chosen: from here on the talk knows what belongs to it. */
function openDossier(draft: Draft, { question, path }: Slot, value: Value): void {
  if (question.choices_from === undefined || value.type !== 'select_one') return;
  const dossier = draft.context.dossiers?.[value.choice];
  if (dossier !== undefined) emit(draft, { type: 'dossier_opened', question: path, ...dossier });
}

/** As many as the form takes. */
function isFull({ gate }: Slot): boolean {
  return gate !== undefined && gate.items.length >= (gate.repeat.group.repeat?.limit ?? 0);
}

/** A story is often told in several messages; the name of an item is not. */
function mayGoOn({ question, item }: Slot): boolean {
  return question.type === 'text' && item?.group.repeat?.named_by !== question.name;
}

/** Yes or no to one more item, or the items of an earlier time. */
function takeMore(
  draft: Draft,
  slot: Slot,
  repeat: Parameters<typeof adoptItems>[2],
  { value, raw, source }: Heard,
): void {
  if (value.type === 'items') {
    adoptItems(draft, slot.path, repeat, value.items);
    sayWords(draft, 'noted_plain');
  } else if (value.type === 'yes_no' && value.yes && !isFull(slot)) {
    beginItem(draft, slot);
  } else {
    recordAnswer(draft, slot, { status: 'given', value, raw, source });
    sayWords(draft, 'noted_plain');
  }
  proceed(draft);
}

/** Record an answer that has no value, say so, and go on. */
export function takeNothing(draft: Draft, slot: Slot, answer: Exclude<Answer, { status: 'given' }>): void {
  recordAnswer(draft, slot, answer);
  sayWords(draft, answer.status === 'unknown' ? 'noted_unknown' : 'noted_skipped');
  proceed(draft);
}

/** Read a value back before it is taken. */
export function readBack(
  draft: Draft,
  slot: Slot,
  understood: Extract<Understanding, { status: 'confirm' }>,
  raw: string,
  source: AnswerSource,
): void {
  const { value, reasons } = understood;
  if (!isAllowed(draft, slot, value)) {
    refuse(draft, slot);
    return;
  }
  const readback = wordsOf(draft, slot, value, understood.readback);
  emit(draft, { type: 'readback_asked', question: slot.path, value, readback, raw, source, reasons });
  const { reasons: words } = draft.flow.phrases;
  say(draft, reasons.map((reason) => words[reason] ?? '').find((text) => text !== '') ?? '');
  askAgain(draft);
}

/** An answer with the moment it was given at. */
export function recordAnswer(draft: Draft, { path }: Pick<Slot, 'path'>, answer: Answer): void {
  const at = draft.context.now.toISOString();
  emit(draft, { type: 'answer_recorded', question: path, answer: { ...answer, at } });
}

/** Understood, but not allowed: say what is, and leave the question open. */
function refuse(draft: Draft, { path, question }: Slot): void {
  const { pending, offered } = sessionOf(draft);
  // What we knew ourselves still stands to be confirmed: its numbers must mean what they meant.
  if ((pending !== undefined && pending.source !== 'prefill') || offered !== undefined) {
    emit(draft, { type: 'readback_denied', question: path });
  }
  emit(draft, { type: 'answer_refused', question: path, why: 'not_allowed', reasons: [] });
  say(draft, question.constraint_message ?? '');
  askAgain(draft, 'brief');
}

/** `记下了：4人。`; typed words and pictures are not repeated, what was heard of a voice is. */
function echo(draft: Draft, slot: Slot, value: Value, readback?: string): void {
  if (value.type === 'media' && value.kind === 'audio') sayHeard(draft, value.text ?? '');
  else if (value.type === 'text' || value.type === 'media') sayWords(draft, 'noted_plain');
  else sayWords(draft, 'noted', { answer: wordsOf(draft, slot, value, readback) });
}

/** What a machine heard, so that the speaker can see when it misheard; of a voice without words that it is kept. */
export function sayHeard(draft: Draft, words: string): void {
  if (words.trim() === '') sayWords(draft, 'voice_noted');
  else sayWords(draft, 'voice_heard', { words: shorten(draft.flow.phrases, words) });
}

/** Figures and 汉字 as the parser reads them back, except where only the question knows the unit. */
function wordsOf(draft: Draft, { question }: Slot, value: Value, readback?: string): string {
  if (readback !== undefined && (value.type !== 'count' || question.unit === undefined)) return readback;
  const answer: Answer = { status: 'given', value, raw: '', source: 'text' };
  return describeAnswer(draft.flow, sessionOf(draft), question, answer);
}

/** Numbers of the emergency services go in front of everything else, at once. */
function sayDanger(draft: Draft, slot: Slot, value: Value): boolean {
  if (!means(draft, slot, 'danger', value)) return false;
  emit(draft, { type: 'danger_declared', question: slot.path });
  draft.said.unshift(draft.flow.phrases.phrases.danger);
  return true;
}

/** What such an answer means, in front of the next question. */
function sayNote(draft: Draft, slot: Slot, value: Value): void {
  const note = draft.flow.compiled.questions[slot.question.name]?.note;
  if (means(draft, slot, 'note', value)) say(draft, fillIn(note?.say, currentScope(draft, slot)));
}

function stopTalk(draft: Draft, slot: Slot, value: Value): boolean {
  const { stop } = draft.flow.compiled.questions[slot.question.name] ?? {};
  if (stop === undefined) return false;
  // What belongs to a case that was chosen just now counts already.
  const { scope } = currentScope(draft, slot);
  if (!means(draft, { ...slot, scope }, 'stop', value)) return false;
  const words = fillIn(stop.say, { scope });
  emit(draft, { type: 'session_cancelled' });
  draft.said.splice(0, draft.said.length, words);
  return true;
}

/** The slot with the answer that was just recorded in its scope. */
function currentScope(draft: Draft, { path, scope }: Slot): Pick<Slot, 'scope'> {
  return formOf(draft).slots.find((slot) => slot.path === path) ?? { scope };
}
