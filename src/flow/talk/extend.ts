import type { MediaId, Value } from '../../core/index.ts';
import { parseMeta, understand, type MetaIntent } from '../../understanding/index.ts';
import { formOf, sayWords, sessionOf, type Draft } from './draft.ts';
import { fieldOf, understandingOf } from './field.ts';
import { askAgain } from './proceed.ts';
import { reopen } from './reopen.ts';
import type { Story } from './step.ts';
import { takeValue } from './take.ts';

/** Steering words that would pass over a question that nobody has seen yet: behind a story they only end it. */
const endings: ReadonlySet<MetaIntent> = new Set(['done', 'skip']);

/**
 * More of a story that was told before anything else was asked: it becomes part of that answer, whatever is open by now.
 * False when it is none: what steers the talk steers it.
 */
export function extendAnswer(
  draft: Draft,
  before: Story,
  words: string,
  source: 'text' | 'asr',
  voice?: MediaId,
): boolean {
  const slot = formOf(draft).slots.find(({ path }) => path === before.question);
  if (slot?.question.type !== 'text') return false;
  const intent = parseMeta(words, draft.context.lexicon);
  const isTaken = sessionOf(draft).open !== slot.path;
  if (intent !== null) {
    if (!isTaken || voice !== undefined || !endings.has(intent)) return false;
    sayWords(draft, 'noted_plain');
    askAgain(draft);
    return true;
  }
  const understood = understand(words, fieldOf(draft, slot), understandingOf(draft, source));
  if (isTaken && understood.status === 'correct') {
    const { kind } = understood.target;
    if (kind !== 'current' && kind !== 'previous') return false;
    reopen(draft, slot);
    return true;
  }
  const text = [before.text, words.trim()].filter((each) => each !== '').join('\n');
  const earlier = sessionOf(draft).answers[slot.path];
  const told = earlier?.status === 'given' ? earlier : undefined;
  const voices = told?.value.type === 'media' ? told.value.media : [];
  const media = voice === undefined ? voices : [...voices, voice];
  const value: Value =
    media.length === 0
      ? { type: 'text', text }
      : { type: 'media', kind: 'audio', media, ...(text === '' ? {} : { text }) };
  // What was only heard in part may be misheard in part.
  takeValue(draft, slot, { value, raw: text, source: told?.source === 'asr' ? 'asr' : source });
  return true;
}
