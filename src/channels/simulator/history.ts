import type { ChatMessage } from './frames.ts';

/** A chat message with what the page does not show but the bot may ask for. */
export interface Entry {
  message: ChatMessage;
  /** Set when it was said in a group. */
  room?: string;
  /** Of a picture, voice or file; its bytes are in the message's `url`. */
  fileName?: string;
  location?: { latitude: number; longitude: number; name: string };
}

export interface History {
  add(entry: Entry): void;
  find(id: string): Entry | undefined;
  /** Oldest first. */
  list(): ChatMessage[];
}

const defaultLimits = { messages: 2_000, characters: 48_000_000 };

/** What was said lately. Bounded in number and in size (pictures are in it); the oldest go first. */
export function createHistory(limits = defaultLimits): History {
  const entries = new Map<string, Entry>();
  let characters = 0;
  return {
    add(entry) {
      const replaced = entries.get(entry.message.id);
      characters += sizeOf(entry) - (replaced === undefined ? 0 : sizeOf(replaced));
      entries.set(entry.message.id, entry);
      for (const [id, oldest] of entries) {
        if (entries.size <= limits.messages && characters <= limits.characters) break;
        if (id === entry.message.id) continue;
        entries.delete(id);
        characters -= sizeOf(oldest);
      }
    },
    find: (id) => entries.get(id),
    list: () => Array.from(entries.values(), ({ message }) => message),
  };
}

function sizeOf({ message }: Entry): number {
  return message.text.length + (message.url?.length ?? 0);
}
