import type { MediaId, Value } from '../../core/index.ts';
import { emit, sayWords, sessionOf, type Draft } from './draft.ts';
import type { Slot } from './form.ts';
import { recordAnswer, takeValue } from './take.ts';

type Kind = 'image' | 'audio' | 'location';

const mostFiles = 9;

/** Whether a question gathers files until 好了. */
export function gathersPhotos({ question }: Slot): boolean {
  return question.type === 'image';
}

/** One more file for the open question. A full or single one is taken at once. */
export function gather(draft: Draft, slot: Slot, kind: Kind, id: MediaId, words?: string): void {
  emit(draft, {
    type: 'media_added',
    as: 'answer',
    question: slot.path,
    kind,
    media: id,
    ...(words === undefined ? {} : { words }),
  });
  const n = sessionOf(draft).media?.length ?? 0;
  const full = kind === 'image' ? (slot.question.max_files ?? mostFiles) : 1;
  if (n < full) {
    sayWords(draft, 'photo_got', { n });
    draft.piece = { kind: 'photos' };
    return;
  }
  if (kind === 'image') sayWords(draft, 'photo_full', { n });
  finishPhotos(draft, slot, '');
}

/** Take what was gathered as the answer; nothing gathered means there is none. */
export function finishPhotos(draft: Draft, slot: Slot, raw: string): void {
  const source = sessionOf(draft).media === undefined ? 'text' : 'media';
  takeValue(draft, slot, { value: gathered(draft, slot), raw, source });
}

/** Leaving the question keeps the photos that came: they become its answer. */
export function keepGathered(draft: Draft, slot: Slot | undefined): void {
  if (slot === undefined || sessionOf(draft).media === undefined) return;
  recordAnswer(draft, slot, { status: 'given', value: gathered(draft, slot), raw: '', source: 'media' });
}

function gathered(draft: Draft, { path }: Slot): Value {
  const { media = [], answers } = sessionOf(draft);
  const earlier = answers[path];
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
