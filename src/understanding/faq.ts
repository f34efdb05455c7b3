import { bare, normalize } from './normalize.ts';

/** A question that has an answer: phrases by which people ask it. `…` in a phrase stands for anything in between. */
export interface Asked {
  words: readonly string[];
}

/** Words by which a question is known whose answer is not. */
export interface QuestionMarks {
  /** At the end of the utterance. */
  ends: readonly string[];
  /** Anywhere in it. */
  holds: readonly string[];
}

/** Shortest utterance that can be a question by itself; 啥 and 多少 alone ask to hear again. */
const shortest = 4;

/** The entry that an utterance asks for: the one of which most is said; null when none is. */
export function findAsked<E extends Asked>(text: string, entries: readonly E[]): E | null {
  const said = bare(normalize(text));
  let best: E | null = null;
  let most = 0;
  for (const entry of entries) {
    const length = Math.max(0, ...entry.words.map((phrase) => coveredBy(said, phrase)));
    if (length > most) [best, most] = [entry, length];
  }
  return best;
}

/** How many signs of the phrase are said, all of its parts in their order; 0 when one is missing. */
function coveredBy(said: string, phrase: string): number {
  let at = 0;
  let length = 0;
  for (const part of phrase.split('…')) {
    const found = said.indexOf(part, at);
    if (found < 0) return 0;
    at = found + part.length;
    length += part.length;
  }
  return length;
}

/** Whether somebody asks something, whatever it is. */
export function soundsLikeQuestion(text: string, { ends, holds }: QuestionMarks): boolean {
  const folded = normalize(text);
  const said = bare(folded);
  if (said.length < shortest) return false;
  return (
    folded.endsWith('?') ||
    ends.some((word) => said.endsWith(word)) ||
    holds.some((word) => said.includes(word))
  );
}
