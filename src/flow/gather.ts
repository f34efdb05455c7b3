import type { MediaId, Value } from '../core/index.ts';
import type { Question } from './definition.ts';
import { emit, sayWords, sessionOf, type Draft } from './draft.ts';
import { takeValue } from './take.ts';

type Kind = 'image' | 'audio' | 'location';

const mostFiles = 9;

/** Whether a question gathers files until 好了. */
export function gathersPhotos({ type }: Question): boolean {
  return type === 'image';
}

/** One more file for the open question. A full or single one is taken at once. */
export function gather(draft: Draft, question: Question, kind: Kind, id: MediaId, words?: string): void {
  emit(draft, {
    type: 'media_added',
    as: 'answer',
    question: question.name,
    kind,
    media: id,
    ...(words === undefined ? {} : { words }),
  });
  const n = sessionOf(draft).media?.length ?? 0;
  const full = kind === 'image' ? (question.max_files ?? mostFiles) : 1;
  if (n < full) {
    sayWords(draft, 'photo_got', { n });
    return;
  }
  if (kind === 'image') sayWords(draft, 'photo_full', { n });
  finishPhotos(draft, question, '');
}

/** Take what was gathered as the answer; nothing gathered means there is none. */
export function finishPhotos(draft: Draft, question: Question, raw: string): void {
  const source = sessionOf(draft).media === undefined ? 'text' : 'media';
  takeValue(draft, question, { value: gathered(draft, question), raw, source });
}

/** Leaving the question keeps the photos that came: they become its answer. */
export function keepGathered(draft: Draft, question: Question | undefined): void {
  if (question === undefined || sessionOf(draft).media === undefined) return;
  const value = gathered(draft, question);
  const answer = { status: 'given', value, raw: '', source: 'media' } as const;
  emit(draft, { type: 'answer_recorded', question: question.name, answer });
}

function gathered(draft: Draft, question: Question): Value {
  const { media = [], answers } = sessionOf(draft);
  const earlier = answers[question.name];
  // Going back to the photos and sending none keeps those that are there.
  if (media.length === 0 && earlier?.status === 'given' && earlier.value.type === 'media')
    return earlier.value;
  const text = media.flatMap(({ words }) => words ?? []).join(' ');
  return {
    type: 'media',
    kind: media[0]?.kind ?? 'image',
    media: media.map((each) => each.media),
    ...(text === '' ? {} : { text }),
  };
}
