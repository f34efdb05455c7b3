import type { Outgoing } from '../state/state.ts';
import type { ChatMessage } from '../types.ts';
import { words } from '../words.ts';
import { longestBase64, readDataUrl } from './bytes.ts';

/** Who says it, where and when; common to everything that is sent. */
export interface Place {
  conversation: string;
  /** Set in a group. */
  room?: string;
  as: string;
  asName: string;
  /** The simulator's now, ISO. */
  at: string;
}

/** A text; in a group it addresses the bot when it names it. */
export function makeText(place: Place, text: string): Outgoing {
  const ref = newRef();
  const mention = place.room !== undefined && text.includes(words.mentionBot);
  const frame = {
    op: 'text',
    ref,
    id: ref,
    text,
    ...sender(place),
    ...(mention ? { mention } : {}),
  } as const;
  return { frame, shown: show(place, ref, 'text', text), state: 'waiting' };
}

/** A picture or voice; null when it is larger than a frame may be. */
export async function makeFile(
  place: Place,
  kind: 'image' | 'audio',
  { blob, name, caption }: { blob: Blob; name: string; caption?: string },
): Promise<Outgoing | null> {
  const url = await readDataUrl(blob);
  const base64 = url.slice(url.indexOf(',') + 1);
  if (base64.length > longestBase64) return null;
  const ref = newRef();
  const said = caption?.trim() ?? '';
  const frame = { op: 'file', ref, kind, name, base64, ...sender(place) } as const;
  return {
    frame: said === '' ? frame : { ...frame, caption: said },
    shown: { ...show(place, ref, kind, said), url },
    state: 'waiting',
  };
}

/** The messenger has one sticker; the bot does not look at it anyway. */
export function makeSticker(place: Place): Outgoing {
  const ref = newRef();
  return {
    frame: { op: 'sticker', ref, ...sender(place) },
    shown: show(place, ref, 'sticker', ''),
    state: 'waiting',
  };
}

/** A place on the map, in a private chat. */
export function makeLocation(
  place: Place,
  spot: { name: string; latitude: number; longitude: number },
): Outgoing {
  const ref = newRef();
  return {
    frame: { op: 'location', ref, as: place.as, ...spot },
    shown: show(place, ref, 'location', spot.name),
    state: 'waiting',
  };
}

function sender({ as, room }: Place): { as: string; room?: string } {
  return room === undefined ? { as } : { as, room };
}

function show(place: Place, ref: string, kind: ChatMessage['kind'], text: string): ChatMessage {
  return {
    id: ref,
    conversation: place.conversation,
    from: place.as,
    fromName: place.asName,
    kind,
    text,
    mentions: [],
    at: place.at,
    quick: [],
  };
}

function newRef(): string {
  return `page-${crypto.randomUUID()}`;
}
