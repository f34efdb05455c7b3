import { fitsType } from './type-consistency.ts';
import { exactly, standingOf } from './figure.ts';
import type { MonitoredType } from '../codes.ts';

/** A registered household with what was verified of it. */
export interface Registered {
  number: string;
  type: MonitoredType;
  perCapitaFen: number | null;
}

/**
 * Households whose type does not go with a new line though it went with the old one: offered for review when the county
 * changes the line (E-01, scenario 60). Nothing changes by itself.
 */
export function listBetweenLines<R extends Registered>(
  rows: readonly R[],
  oldFen: number,
  newFen: number,
): R[] {
  return rows.filter(({ type, perCapitaFen }) => {
    if (perCapitaFen === null) return false;
    const income = exactly(perCapitaFen);
    return fitsType(type, standingOf(income, oldFen)) && !fitsType(type, standingOf(income, newFen));
  });
}
