import type { ChatMessage } from '../types.ts';
import { startsNewTime } from './time.ts';

/**
 * Photos that somebody sent one after the other, without words and with nothing and no pause in between, are shown as
 * one album.
 */
export function groupAlbums(messages: readonly ChatMessage[]): ChatMessage[][] {
  const groups: ChatMessage[][] = [];
  for (const message of messages) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && belongTogether(last, message)) groups.at(-1)?.push(message);
    else groups.push([message]);
  }
  return groups;
}

function belongTogether(last: ChatMessage, next: ChatMessage): boolean {
  return (
    isBarePhoto(last) &&
    isBarePhoto(next) &&
    last.from === next.from &&
    !startsNewTime(Date.parse(last.at), Date.parse(next.at))
  );
}

function isBarePhoto({ kind, text }: ChatMessage): boolean {
  return kind === 'image' && text === '';
}
