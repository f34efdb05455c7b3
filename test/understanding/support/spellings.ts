import { isPattern } from '../../../src/understanding/word-pattern.ts';

/** Spellings that a pattern is tried with, beyond its own number of alternatives. */
const mostTried = 60;

/** What the entries of a word list stand for: plain words, and of each pattern spellings spread over its alternatives. */
export function spellingsOf(entries: string[]): string[] {
  return [...new Set(entries.flatMap((entry) => (isPattern(entry) ? spread(entry) : [entry])))].filter(
    Boolean,
  );
}

/** Different strides through the alternatives, so that each of them occurs. */
function spread(entry: string): string[] {
  return Array.from({ length: mostTried }, (_, round) => {
    let choice = round;
    return spell(entry, () => (choice = (choice * 7 + round + 3) % 1009));
  });
}

/** One spelling: every bracket replaced by the alternative that `pick` names, innermost first. */
function spell(entry: string, pick: () => number): string {
  let said = entry;
  while (isPattern(said)) {
    said = said.replace(/\(([^()]*)\)/, (_, inner: string) => {
      const alternatives = inner.split('|');
      return alternatives[pick() % alternatives.length] ?? '';
    });
  }
  return said;
}
