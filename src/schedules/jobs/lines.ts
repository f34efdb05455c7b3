import { maskHousehold, type HouseholdId, nameHousehold } from '../../core/index.ts';
import { valueOf, type HandleDuty, type PublicityDuty, type VisitDuty } from '../../cases/index.ts';
import type { PublicityLine, StepLine, VisitLine } from '../../documents/index.ts';
import { placeNameOf, type Runtime } from '../../runner/index.ts';
import type { Household } from '../../store/index.ts';

export type Households = Map<HouseholdId, Household>;

/** How a group sees the household of a duty; null when its record is gone (erased on purpose). */
export function describeMasked(
  households: Households,
  { household }: { household: HouseholdId },
): string | null {
  const found = households.get(household);
  return found === undefined ? null : maskHousehold(found);
}

/** How its own cadres see it in private. */
export function describeNamed(
  households: Households,
  { household }: { household: HouseholdId },
): string | null {
  const found = households.get(household);
  return found === undefined ? null : nameHousehold(found);
}

export function visitLine(runtime: Runtime, duty: VisitDuty, household: string | null): VisitLine | null {
  if (household === null) return null;
  return { household, village: placeNameOf(runtime, duty.village), due: duty.due, daysLeft: duty.daysLeft };
}

export function publicityLine(
  runtime: Runtime,
  duty: PublicityDuty,
  household: string | null,
): PublicityLine | null {
  if (household === null) return null;
  const { number, day, of, end, provisional, lastDay, toClose, village } = duty;
  const closesAt = valueOf(runtime.profile, 'publicity.closingTime');
  return {
    household,
    village: placeNameOf(runtime, village),
    number,
    day,
    of,
    end,
    provisional,
    lastDay,
    toClose,
    ...(closesAt === null ? {} : { closesAt }),
  };
}

export function stepLine(duty: HandleDuty, household: string | null): StepLine | null {
  if (household === null) return null;
  const { number, stage, next, due, overdue } = duty;
  return { household, number, stage, next, overdue, ...(due === undefined ? {} : { due }) };
}
