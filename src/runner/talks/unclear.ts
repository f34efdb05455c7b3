import type { MediaId } from '../../core/index.ts';
import type { PersonToCall } from '../../documents/index.ts';
import type { FlowInput, Session } from '../../flow/index.ts';
import type { RequestKind, TurnEvent } from '../../store/index.ts';
import { say, type Decision } from '../decision.ts';
import { describeFaqAnswer } from './faq-answer.ts';
import { ownerToCall } from '../telling/owner.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';

/** What somebody said, with the recording it was heard in. */
export interface Spoken {
  words: string;
  media: MediaId[];
}

/** Words that no flow or command took: a question with an answer, or one that is kept for a person. Null: neither. */
export async function answerQuestion(
  runtime: Runtime,
  scene: Scene,
  spoken: Spoken,
): Promise<Decision | null> {
  const known = await answerKnown(runtime, scene, spoken.words, false);
  if (known !== null) return known;
  return runtime.faq.soundsLikeQuestion(spoken.words) ? keepQuestion(runtime, scene, spoken) : null;
}

/** A question about the policy that has its answer. */
export async function answerKnown(
  runtime: Runtime,
  scene: Scene,
  words: string,
  inTalk: boolean,
): Promise<Decision | null> {
  const name = runtime.faq.find(words);
  if (name === null) return null;
  const reply = runtime.renderer.render('faq_answer', await describeFaqAnswer(runtime, scene, name, inTalk));
  return say(scene.session, reply, { type: 'command_run', command: 'faq' });
}

/** A question that nothing here answers waits for a person; nothing is made up. */
export async function keepQuestion(runtime: Runtime, scene: Scene, spoken: Spoken): Promise<Decision> {
  const reply = runtime.renderer.render('question_kept', await personAsked(runtime, scene));
  return say(scene.session, reply, requestMade('question', spoken));
}

/** Recordings without words that nobody here understands wait for a person's ear. */
export async function keepVoice(
  runtime: Runtime,
  scene: Scene,
  media: MediaId[],
  again: boolean,
): Promise<Decision> {
  const data = { again, ...(await personAsked(runtime, scene)) };
  return say(
    scene.session,
    runtime.renderer.render('voice_passed', data),
    requestMade('voice', { words: '', media }),
  );
}

/** What asks for a person, without a message to them: they see it among their requests. */
export function requestMade(
  kind: Extract<RequestKind, 'question' | 'voice'>,
  { words, media }: Spoken,
): Extract<TurnEvent, { type: 'request_made' }> {
  return { type: 'request_made', kind, text: words, media };
}

/** Who will answer the speaker, for a message that names them. */
export async function personAsked(runtime: Runtime, scene: Scene): Promise<{ owner?: PersonToCall }> {
  const owner = await ownerToCall(runtime, scene);
  return owner === null ? {} : { owner };
}

/**
 * The recordings that came one after the other at the open question, this one last, when it is the second, the fourth …
 * without words: then they go to a person. Null otherwise: the question is put once more.
 */
export function unclearVoices(session: Session, input: FlowInput): MediaId[] | null {
  if (!isWordless(input) || session.failures === 0) return null;
  const before = session.attachments.toReversed();
  const other = before.findIndex(
    ({ kind, question, words }) =>
      kind !== 'audio' || question !== session.open || (words ?? '').trim() !== '',
  );
  const voices = other < 0 ? before : before.slice(0, other);
  const [last] = voices;
  return last !== undefined && voices.length % 2 === 1 ? [last.media, input.id] : null;
}

/** A voice message of which the messenger gives no words. */
export function isWordless(input: FlowInput): input is Extract<FlowInput, { kind: 'media' }> {
  return input.kind === 'media' && input.media === 'audio' && (input.words ?? '').trim() === '';
}

/** The recording of an input, where it is one: whoever answers may want to hear it. */
export function recordingOf(input: FlowInput): MediaId[] {
  return input.kind === 'media' && input.media === 'audio' ? [input.id] : [];
}
