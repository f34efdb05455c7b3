/** A stretch of a message's text; a mention is shown highlighted. */
export interface Segment {
  text: string;
  isMention: boolean;
}

/** Cut a text at the `@name` of the people that can be meant. A longer name wins over a shorter one it begins with. */
export function splitMentions(text: string, names: readonly string[]): Segment[] {
  const wanted = names.filter((name) => name !== '').toSorted((a, b) => b.length - a.length);
  if (wanted.length === 0) return text === '' ? [] : [{ text, isMention: false }];
  const pattern = new RegExp(`(@(?:${wanted.map(escape).join('|')}))`, 'u');
  return text
    .split(pattern)
    .map((piece, index) => ({ text: piece, isMention: index % 2 === 1 }))
    .filter((segment) => segment.text !== '');
}

function escape(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
