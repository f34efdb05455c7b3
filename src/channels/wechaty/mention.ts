/** WeChat closes a mention with U+2005 on phones and with a space on computers. */
const separator = '(?:\\u2005|\\s|$)';

/** Take our own mention out of a group text; mentions of other people stay, they are part of what was said. */
export function stripMention(text: string, ownNames: readonly string[]): string {
  if (ownNames.length === 0) return text;
  const names = ownNames.map((name) => name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return text.replace(new RegExp(`@(?:${names.join('|')})${separator}`, 'gu'), '').trim();
}
