import { isWithin, type AreaCode, type PersonId } from '../core/index.ts';
import type { Duty, VisitDuty } from './duty.ts';
import { sortVisits } from './reminder.ts';
import { groupRows } from './rows.ts';

/** Visits that the month ends without. Who is late is for private chat only; a group gets `count`. */
export interface OverdueVisits {
  /** `YYYY-MM`. */
  month: string;
  /** By village and liaison; rows without a liaison are households nobody is assigned to. */
  rows: { village: AreaCode; liaison?: PersonId; visits: VisitDuty[] }[];
  count: number;
}

/** Overdue visits of an area at the end of a month (E-09, scenario 34); null when there are none. */
export function overdueFor(duties: readonly Duty[], area: AreaCode): OverdueVisits | null {
  const late = duties
    .filter((duty) => duty.kind === 'visit')
    .filter(({ status, village }) => status === 'overdue' && isWithin(village, area));
  const [first] = late;
  if (first === undefined) return null;
  const rows = groupRows(sortVisits(late), ({ village, liaison }) => `${village} ${liaison ?? ''}`).map(
    rowOf,
  );
  return { month: first.month, rows, count: late.length };
}

function rowOf(visits: [VisitDuty, ...VisitDuty[]]): OverdueVisits['rows'][number] {
  const { village, liaison } = visits[0];
  return { village, ...(liaison === undefined ? {} : { liaison }), visits };
}
