import type { ChatMessage } from '../types.ts';

/** Photos that somebody sent one after the other, without words and with nothing in between, are shown as one album. */
export function groupAlbums(messages: readonly ChatMessage[]): ChatMessage[][] {
  const groups: ChatMessage[][] = [];
  for (const message of messages) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && isAlbum(last) && isAlbum(message) && last.from === message.from) {
      groups.at(-1)?.push(message);
    } else {
      groups.push([message]);
    }
  }
  return groups;
}

function isAlbum({ kind, text }: ChatMessage): boolean {
  return kind === 'image' && text === '';
}
