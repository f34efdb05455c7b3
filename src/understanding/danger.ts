import { bare, normalize } from './normalize.ts';
import type { Lexicon } from './types.ts';

type Danger = Lexicon['danger'][number];

/**
 * The kind of danger to life that is said anywhere in an utterance, or null. Words fire unless an exception covers them
 * (没饭店) or their clause says that it is long over (去年). Missing one costs a life: in doubt it fires.
 */
export function findDanger(text: string, lexicon: Lexicon): string | null {
  const clauses = normalize(text)
    .split(/[。,;!?\n]/)
    .map(bare)
    .filter((clause) => clause !== '');
  // A word may be cut by a comma or blanks (没,饭吃), so the whole is looked at too.
  for (const danger of lexicon.danger) {
    if (clauses.some((clause) => isSaid(clause, danger))) return danger.kind;
  }
  const whole = bare(normalize(text));
  return lexicon.danger.find((danger) => isSaid(whole, danger))?.kind ?? null;
}

function isSaid(clause: string, danger: Danger): boolean {
  if (danger.unless?.some((word) => clause.includes(word))) return false;
  return danger.words.some((word) => {
    for (let at = clause.indexOf(word); at >= 0; at = clause.indexOf(word, at + 1)) {
      if (!isExcepted(clause, at, word.length, danger.except ?? [])) return true;
    }
    return false;
  });
}

/** Whether one of the exceptions covers the word at this place. */
function isExcepted(clause: string, at: number, length: number, except: string[]): boolean {
  return except.some((phrase) => {
    const from = clause.slice(Math.max(0, at - phrase.length), at + length + phrase.length);
    const offset = Math.max(0, at - phrase.length);
    for (let found = from.indexOf(phrase); found >= 0; found = from.indexOf(phrase, found + 1)) {
      const start = offset + found;
      if (start <= at && start + phrase.length >= at + length) return true;
    }
    return false;
  });
}
