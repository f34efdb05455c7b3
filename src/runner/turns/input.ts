import type { InboundMessage, MediaId } from '../../core/index.ts';
import type { FlowInput, Piece } from '../../flow/index.ts';
import type { Runtime } from '../runtime.ts';
import { sealKeyOf, type Scene } from '../scene.ts';

/** What came in, ready for the engine: a picture or voice is stored already and goes by its id. */
export interface Received {
  message: InboundMessage;
  input: FlowInput;
  media?: MediaId;
}

/** Longest text the engine is given; more than a phone screen holds ten times over. */
const maxWords = 2_000;

/** Turn a message into what the engine takes. Media said in a group are not kept. */
export async function toInput(runtime: Runtime, scene: Scene, message: InboundMessage): Promise<Received> {
  const unusable = (why: 'sticker' | 'empty' | 'file' | 'too_long'): Received => ({
    message,
    input: { kind: 'unusable', why },
  });
  if (message.room !== undefined) return unusable('empty');
  switch (message.kind) {
    case 'text':
    case 'friend_request':
      if (message.text.trim() === '') return unusable('empty');
      if (message.text.length > maxWords) return unusable('too_long');
      return { message, input: { kind: 'words', text: message.text, source: 'text' } };
    case 'image':
    case 'audio':
      // Neither kept nor listened to twice: a repeat ends at the insert of its turn anyway.
      if (await runtime.store.turns.isKnown(message)) return unusable('empty');
      return storeMedia(runtime, scene, message, message.kind);
    case 'location':
      return locationInput(message);
    case 'sticker':
      return unusable('sticker');
    case 'file':
    case 'other':
      return unusable('file');
  }
}

/**
 * Words that came before anything was asked after a story belong to it; a command does not. `piece`: what the reply that
 * is still held would have answered.
 */
export function continueAnswer(
  { commands }: Pick<Runtime, 'commands'>,
  input: FlowInput,
  piece: Piece | undefined,
): FlowInput {
  if (piece?.kind !== 'story' || input.kind === 'unusable') return input;
  const words = (input.kind === 'words' ? input.text : (input.words ?? '')).trim();
  return commands.find(words) === null ? { ...input, before: piece } : input;
}

async function storeMedia(
  runtime: Runtime,
  scene: Scene,
  message: InboundMessage,
  kind: 'image' | 'audio',
): Promise<Received> {
  const file = await message.readMedia?.();
  const saved = file === undefined ? null : await runtime.store.media.save(sealKeyOf(scene, []), file.bytes);
  if (saved === null || !saved.ok) return { message, input: { kind: 'unusable', why: 'file' } };
  const words = message.text.trim() || (kind === 'audio' ? await wordsOf(runtime, file, saved.mime) : '');
  const input: FlowInput = { kind: 'media', media: kind, id: saved.id, ...(words === '' ? {} : { words }) };
  return { message, input, media: saved.id };
}

/** What the speech service, where there is one, made of a voice that came without words. */
async function wordsOf(
  { speech }: Runtime,
  file: { bytes: Uint8Array } | undefined,
  mime: string,
): Promise<string> {
  if (speech === null || file === undefined) return '';
  return (await speech.transcribe({ bytes: file.bytes, mime })) ?? '';
}

/** A shared place is words with a map behind them: its name answers the question. */
function locationInput(message: InboundMessage): Received {
  const name = message.location?.name.trim() ?? '';
  if (name === '') return { message, input: { kind: 'unusable', why: 'file' } };
  return { message, input: { kind: 'words', text: name, source: 'text' } };
}
