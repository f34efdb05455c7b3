import type { MediaId, Value } from '../../core/index.ts';
import { parseMeta } from '../../understanding/index.ts';
import { formOf, sessionOf, type Draft } from './draft.ts';
import type { Piece } from './step.ts';
import { takeValue } from './take.ts';

/**
 * More of a story that was told before anything else was asked: it becomes part of that answer, whatever is open by now.
 * False when it is none: what steers the talk steers it.
 */
export function extendAnswer(
  draft: Draft,
  before: Piece,
  words: string,
  source: 'text' | 'asr',
  voice?: MediaId,
): boolean {
  const slot = formOf(draft).slots.find(({ path }) => path === before.question);
  if (slot?.question.type !== 'text' || parseMeta(words, draft.context.lexicon) !== null) return false;
  const text = [before.text, words.trim()].filter((each) => each !== '').join('\n');
  const earlier = sessionOf(draft).answers[slot.path];
  const voices = earlier?.status === 'given' && earlier.value.type === 'media' ? earlier.value.media : [];
  const media = voice === undefined ? voices : [...voices, voice];
  const value: Value =
    media.length === 0
      ? { type: 'text', text }
      : { type: 'media', kind: 'audio', media, ...(text === '' ? {} : { text }) };
  takeValue(draft, slot, { value, raw: text, source });
  return true;
}
