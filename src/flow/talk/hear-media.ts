import { parseMeta } from '../../understanding/index.ts';
import { emit, openSlot, sayWords, sessionOf, type Draft } from './draft.ts';
import type { Slot } from './form.ts';
import { extendAnswer } from './extend.ts';
import { gather, gathersPhotos } from './gather.ts';
import { hearWords } from './hear-words.ts';
import { askAgain } from './proceed.ts';
import type { FlowInput } from './step.ts';
import { sayHeard, takeValue } from './take.ts';

type Media = Extract<FlowInput, { kind: 'media' }>;

/** A picture, voice or place: the answer where the question takes one, else kept beside the answers. */
export function hearMedia(draft: Draft, input: Media): void {
  // While 改 waits for a number, no question is listening.
  const { correcting, dropping } = sessionOf(draft);
  const slot = correcting === undefined && dropping === undefined ? openSlot(draft) : undefined;
  const { media, id, words, before } = input;
  if (media === 'audio' && before !== undefined && extendAnswer(draft, before, words ?? '', 'asr', id))
    return;
  if (slot !== undefined && slot.question.type === media) {
    gather(draft, slot, media, id, words);
  } else if (media === 'audio' && slot?.question.type === 'text' && !steers(draft, words)) {
    hearVoice(draft, slot, input);
  } else {
    keepEvidence(draft, slot, input);
    if (words !== undefined && words.trim() !== '') {
      if (media === 'audio') sayHeard(draft, words);
      hearWords(draft, words, media === 'audio' ? 'asr' : 'text');
    } else refuseMedia(draft, slot, input);
  }
}

/** A story told by voice is the answer itself, with or without a transcript. */
function hearVoice(draft: Draft, slot: Slot, { id, words }: Media): void {
  const said = words?.trim() ?? '';
  const earlier = sessionOf(draft).answers[slot.path];
  // A voice that adds to a story takes no words away from it.
  const text = said === '' && earlier?.status === 'given' ? earlier.raw : said;
  takeValue(draft, slot, {
    value: { type: 'media', kind: 'audio', media: [id], ...(text === '' ? {} : { text }) },
    raw: text,
    source: said === '' ? 'media' : 'asr',
  });
}

/** 转人工 said by voice is no story. */
function steers({ context }: Draft, words: string | undefined): boolean {
  return words !== undefined && parseMeta(words, context.lexicon) !== null;
}

function keepEvidence(draft: Draft, slot: Slot | undefined, { media, id, words }: Media): void {
  emit(draft, {
    type: 'media_added',
    as: 'evidence',
    question: slot?.path ?? null,
    kind: media,
    media: id,
    ...(words === undefined ? {} : { words }),
  });
}

function refuseMedia(draft: Draft, slot: Slot | undefined, { media, before }: Media): void {
  if (slot === undefined || before !== undefined) {
    // Under the summary, and behind a story, it is welcome as evidence: nothing was asked that it does not answer.
    sayWords(draft, media === 'image' ? 'photo_kept' : media === 'audio' ? 'voice_noted' : 'place_kept');
    askAgain(draft, before === undefined ? 'brief' : 'full');
    if (before !== undefined) draft.piece = before;
    return;
  }
  emit(draft, { type: 'answer_refused', question: slot.path, why: 'not_understood', reasons: [] });
  if (media === 'audio') {
    sayWords(draft, 'voice_kept');
  } else {
    sayWords(draft, media === 'image' ? 'photo_kept' : 'place_kept');
    sayWords(draft, howToAnswer(slot));
  }
  askAgain(draft, 'brief');
}

function howToAnswer(slot: Slot): 'photo_send' | 'answer_by_words' | 'answer_by_number' {
  if (gathersPhotos(slot)) return 'photo_send';
  const byWords = ['text', 'name', 'address', 'date', 'period', 'location', 'audio'];
  return byWords.includes(slot.question.type) ? 'answer_by_words' : 'answer_by_number';
}
