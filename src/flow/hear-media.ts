import { parseMeta } from '../understanding/index.ts';
import type { Question } from './definition.ts';
import { emit, openQuestion, sayWords, sessionOf, type Draft } from './draft.ts';
import { gather, gathersPhotos } from './gather.ts';
import { hearWords } from './hear-words.ts';
import { askAgain } from './proceed.ts';
import type { FlowInput } from './step.ts';
import { takeValue } from './take.ts';

type Media = Extract<FlowInput, { kind: 'media' }>;

/** A picture, voice or place: the answer where the question takes one, else kept beside the answers. */
export function hearMedia(draft: Draft, input: Media): void {
  // While 改 waits for a number, no question is listening.
  const question = sessionOf(draft).correcting === true ? undefined : openQuestion(draft);
  const { media, id, words } = input;
  if (question !== undefined && question.type === media) {
    gather(draft, question, media, id, words);
  } else if (media === 'audio' && question?.type === 'text' && !steers(draft, words)) {
    hearVoice(draft, question, input);
  } else {
    keepEvidence(draft, question, input);
    if (words !== undefined && words.trim() !== '')
      hearWords(draft, words, media === 'audio' ? 'asr' : 'text');
    else refuseMedia(draft, question, media);
  }
}

/** A story told by voice is the answer itself, with or without a transcript. */
function hearVoice(draft: Draft, question: Question, { id, words }: Media): void {
  const text = words?.trim() ?? '';
  takeValue(draft, question, {
    value: { type: 'media', kind: 'audio', media: [id], ...(text === '' ? {} : { text }) },
    raw: text,
    source: text === '' ? 'media' : 'asr',
  });
}

/** 转人工 said by voice is no story. */
function steers({ context }: Draft, words: string | undefined): boolean {
  return words !== undefined && parseMeta(words, context.lexicon) !== null;
}

function keepEvidence(draft: Draft, question: Question | undefined, { media, id, words }: Media): void {
  emit(draft, {
    type: 'media_added',
    as: 'evidence',
    question: question?.name ?? null,
    kind: media,
    media: id,
    ...(words === undefined ? {} : { words }),
  });
}

function refuseMedia(draft: Draft, question: Question | undefined, media: Media['media']): void {
  if (question === undefined) {
    // Under the summary it is welcome as evidence: nothing was asked that it does not answer.
    sayWords(draft, media === 'image' ? 'photo_kept' : media === 'audio' ? 'voice_noted' : 'place_kept');
    askAgain(draft, 'brief');
    return;
  }
  emit(draft, { type: 'answer_refused', question: question.name, why: 'not_understood', reasons: [] });
  if (media === 'audio') {
    sayWords(draft, 'voice_kept');
  } else {
    sayWords(draft, media === 'image' ? 'photo_kept' : 'place_kept');
    sayWords(draft, howToAnswer(question));
  }
  askAgain(draft, 'brief');
}

function howToAnswer(question: Question): 'photo_send' | 'answer_by_words' | 'answer_by_number' {
  if (gathersPhotos(question)) return 'photo_send';
  const byWords = ['text', 'name', 'address', 'date', 'period', 'location', 'audio'];
  return byWords.includes(question.type) ? 'answer_by_words' : 'answer_by_number';
}
