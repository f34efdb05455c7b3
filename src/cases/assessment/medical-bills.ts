import type { Day } from '../../core/index.ts';
import { compare } from '../rows.ts';

/** A self-paid bill of one person. */
export interface MedicalBill {
  person: string;
  on: Day;
  fen: number;
}

/** The bill with which a person's bills of a calendar year came to more than the county's sum. */
export interface Crossing {
  person: string;
  year: string;
  on: Day;
  totalFen: number;
}

/**
 * Running sum of each person's bills by calendar year (E-05, scenario 14): one crossing a person and year, at the bill
 * with which the sum first lies above the limit, in whatever order the bills come in.
 */
export function crossingsOf(bills: readonly MedicalBill[], limitFen: number): Crossing[] {
  const totals = new Map<string, number>();
  return bills
    .toSorted(
      (one, other) => compare(one.on, other.on) || compare(one.person, other.person) || one.fen - other.fen,
    )
    .flatMap(({ person, on, fen }) => {
      const year = on.slice(0, 4);
      const key = `${year} ${person}`;
      const before = totals.get(key) ?? 0;
      const totalFen = before + fen;
      totals.set(key, totalFen);
      return before <= limitFen && totalFen > limitFen ? [{ person, year, on, totalFen }] : [];
    });
}
