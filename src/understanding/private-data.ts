import { digitRuns } from './id-number.ts';
import { normalize } from './normalize.ts';
import type { Lexicon } from './types.ts';
import { findWord } from './words.ts';

/** What a message in a group should not have said. */
export type PrivateData = 'id_number' | 'phone' | 'illness';

/** Personal data in a group message; ID numbers with a wrong check sign count too, they are still somebody's. */
export function findPrivateData(text: string, lexicon: Lexicon): PrivateData[] {
  const folded = normalize(text);
  const runs = digitRuns(folded);
  const found: PrivateData[] = [];
  if (
    runs.some(
      (run) =>
        /^\d{17}[\dX]$|^[1-8]\d{14}$/.test(run) ||
        (run.length > 18 && /[1-9]\d{5}(?:19|20)\d{2}[01]\d[0-3]\d{4}[\dX]/.test(run)),
    )
  ) {
    found.push('id_number');
  }
  if (
    runs.some(
      (run) =>
        /^(?:86)?1[3-9]\d{9}$/.test(run) ||
        (run.length % 11 === 0 && run.length > 0 && /^(?:1[3-9]\d{9})+$/.test(run)),
    )
  ) {
    found.push('phone');
  }
  if (findWord(folded.replace(/\s/g, ''), lexicon.illnesses) !== undefined) found.push('illness');
  return found;
}
