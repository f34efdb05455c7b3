import { botId } from './directory.ts';
import type { ClientFrame, SimulatedPerson } from './frames.ts';
import { guessMediaType } from './media-type.ts';
import type { Entry } from './history.ts';

/** Frames that say something; the others ask for something. */
export type Said = Exclude<ClientFrame, { op: 'friend' }>;

interface Circumstances {
  id: string;
  speaker: SimulatedPerson;
  botName: string;
  at: Date;
}

/** What a page's frame looks like in the chat. */
export function toEntry(frame: Said, { id, speaker, botName, at }: Circumstances): Entry {
  const room = frame.op === 'location' ? undefined : frame.room;
  const common = {
    id,
    conversation: room ?? speaker.id,
    from: speaker.id,
    fromName: speaker.name,
    mentions: [],
    at: at.toISOString(),
    quick: [],
  };
  const place = room === undefined ? {} : { room };
  switch (frame.op) {
    case 'text': {
      const addressed = room !== undefined && addresses(frame, botName);
      const mentions = addressed ? [botId] : [];
      return { ...place, message: { ...common, kind: 'text', text: wordsOf(frame, botName), mentions } };
    }
    case 'file': {
      const url = `data:${guessMediaType(frame.base64)};base64,${frame.base64}`;
      const message = { ...common, kind: frame.kind, text: frame.caption ?? '', url };
      return { ...place, message, fileName: frame.name };
    }
    case 'sticker':
      return { ...place, message: { ...common, kind: 'sticker', text: '' } };
    case 'location': {
      const { latitude, longitude, name } = frame;
      return {
        message: { ...common, kind: 'location', text: name },
        location: { latitude, longitude, name },
      };
    }
    default:
      return frame satisfies never;
  }
}

type Text = Extract<Said, { op: 'text' }>;

/** A mention picked from the list, or one typed out in full. */
function addresses({ text, mention }: Text, botName: string): boolean {
  return mention === true || text.split(/[\u2005\s]/u).includes(`@${botName}`);
}

/** A mention that is flagged but not written is written in front, as the messenger does. */
function wordsOf({ room, text, mention }: Text, botName: string): string {
  const written = text.includes(`@${botName}`);
  return room !== undefined && mention === true && !written ? `@${botName}\u2005${text}` : text;
}
