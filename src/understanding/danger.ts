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
  if (clauses.length < 2) return null;
  const whole = clauses.join('');
  return lexicon.danger.find((danger) => isSaid(whole, danger))?.kind ?? null;
}

/** Signs that may stand where a word has `…`: 喝…农药 is 喝了农药 and 喝了一瓶农药. */
const gap = 3;

function isSaid(clause: string, danger: Danger): boolean {
  if (danger.unless?.some((word) => clause.includes(word))) return false;
  return danger.words.some((word) => {
    const cut = word.indexOf('…');
    const head = cut < 0 ? word : word.slice(0, cut);
    const tail = cut < 0 ? undefined : word.slice(cut + 1);
    for (let at = clause.indexOf(head); at >= 0; at = clause.indexOf(head, at + 1)) {
      const end = endOf(clause, at + head.length, tail);
      if (end !== null && !isExcepted(clause, at, end, danger.except ?? [])) return true;
    }
    return false;
  });
}

/** Where the word ends when its head ends at `at`; null when its tail does not follow closely. */
function endOf(clause: string, at: number, tail: string | undefined): number | null {
  if (tail === undefined) return at;
  const found = clause.slice(at, at + gap + tail.length).indexOf(tail);
  return found < 0 ? null : at + found + tail.length;
}

/** Whether one of the exceptions covers the word from `start` to `end`. */
function isExcepted(clause: string, start: number, end: number, except: string[]): boolean {
  return except.some((phrase) => {
    for (let at = clause.indexOf(phrase); at >= 0 && at <= start; at = clause.indexOf(phrase, at + 1)) {
      if (at + phrase.length >= end) return true;
    }
    return false;
  });
}
