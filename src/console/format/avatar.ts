/** How many colours the style sheet has for avatars. */
const tones = 10;

/** The colour of somebody's avatar: always the same one for the same id. */
export function toneOf(id: string): number {
  let sum = 7;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % tones;
}

/** What stands on an avatar: the last two letters of a longer Chinese name would be too small, so the surname. */
export function initialOf(name: string): string {
  return [...name][0] ?? '？';
}
