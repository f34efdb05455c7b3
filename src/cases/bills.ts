import type { Day } from '../core/index.ts';
import { compare } from './rows.ts';

/** What a person paid for treatment out of their own pocket. */
export interface Bill {
  on: Day;
  fen: number;
}

/**
 * The day on which the bills of one calendar year came to more than a limit (E-05, scenario 14); null while they have
 * not. Bills come in any order and more than once: the caller hands over all of the year.
 */
export function crossingDay(bills: readonly Bill[], year: string, limitFen: number): Day | null {
  let sum = 0;
  const ofYear = bills.filter(({ on }) => on.startsWith(`${year}-`));
  for (const { on, fen } of ofYear.toSorted((one, other) => compare(one.on, other.on))) {
    sum += fen;
    if (sum > limitFen) return on;
  }
  return null;
}
