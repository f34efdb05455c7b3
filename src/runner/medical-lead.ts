import { dayOf } from '../core/index.ts';
import { crossingDay, type Bill } from '../cases/index.ts';
import type { Household } from '../store/index.ts';
import { openLead } from './leads.ts';
import type { Runtime } from './runtime.ts';

/** One member's self-paid bills of a year, as a list brings them. */
export interface MedicalBills {
  household: Household;
  /** Whose bills; an id of the list, never shown. */
  member: string;
  year: string;
  /** All of the year that are known, in any order. */
  bills: readonly Bill[];
  /** What a year may come to before it is looked at, in fen (E-05). */
  limitFen: number;
}

/**
 * A lead when a member's bills of one year have come to more than the limit (scenario 14): one a member and year, however
 * many lists bring it. Neither sum nor illness goes into it: who visits hears that from the household. True when it is
 * new.
 */
export async function openMedicalLead(
  runtime: Runtime,
  { household, member, year, bills, limitFen }: MedicalBills,
  at: Date,
): Promise<boolean> {
  const crossed = crossingDay(bills, year, limitFen);
  if (crossed === null || crossed > dayOf(at)) return false;
  const { fresh } = await openLead(runtime, {
    id: `lead-medical-${household.id}-${member}-${year}`,
    source: 'medical_sum',
    from: null,
    sealKey: household.id,
    area: household.village,
    at,
    urgent: false,
    subject: { name: household.name, household: household.id },
    answers: {},
  });
  return fresh;
}
