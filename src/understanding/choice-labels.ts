import { bare } from './normalize.ts';
import type { Choice } from './types.ts';

const denial = /(?:不是|没有|没得|不|没|未)$/;

/**
 * Choices whose label or word occurs in what was said, in the order of the list; longer words win where two overlap,
 * and one that is denied (不好) does not count. `spare` is how many signs no word covers.
 */
export function findLabels(said: string, choices: Choice[]): { found: Choice[]; spare: number } {
  const words = choices
    .flatMap((choice) =>
      [choice.label, ...(choice.words ?? [])].map((word) => ({ choice, word: bare(word.toLowerCase()) })),
    )
    .filter(({ word }) => word.length >= 2)
    .toSorted((a, b) => b.word.length - a.word.length);
  const taken = Array.from({ length: said.length }, () => false);
  const found = new Set<Choice>();
  for (const { choice, word } of words) {
    for (let at = said.indexOf(word); at >= 0; at = said.indexOf(word, at + word.length)) {
      if (taken.slice(at, at + word.length).some(Boolean)) continue;
      taken.fill(true, at, at + word.length);
      if (!denial.test(said.slice(Math.max(0, at - 2), at))) found.add(choice);
    }
  }
  return {
    found: choices.filter((choice) => found.has(choice)),
    spare: taken.filter((covered) => !covered).length,
  };
}
