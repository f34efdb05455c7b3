import { maskHousehold, nameHousehold, type HouseholdId } from '../../core/index.ts';
import type { HandleDuty, VisitDuty } from '../../cases/index.ts';
import type { GroupStepLine, VisitLine } from '../../documents/index.ts';
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

/** A visit that is owed, with its village: a cadre group has several. */
export function visitLine(runtime: Runtime, duty: VisitDuty, household: string | null): VisitLine | null {
  if (household === null) return null;
  return { household, village: placeNameOf(runtime, duty.village), due: duty.due, daysLeft: duty.daysLeft };
}

/** A case that waits for its next step, as a group may read it: how many have not signed, not who. */
export function stepLine(duty: HandleDuty, household: string | null): GroupStepLine | null {
  if (household === null) return null;
  const { number, stage, next, due, overdue } = duty;
  const signers = duty.people?.length ?? 0;
  return {
    household,
    number,
    stage,
    next,
    overdue,
    ...(signers === 0 ? {} : { signers }),
    ...(due === undefined ? {} : { due }),
  };
}
