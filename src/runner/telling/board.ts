import { maskName } from '../../core/index.ts';
import { valueOf, type Profile } from '../../cases/index.ts';
import type { Household } from '../../store/index.ts';
import { placeNameOf } from './places.ts';
import type { Runtime } from '../runtime.ts';

/**
 * What the board may show of a household: the fields the profile names and nothing else. A field that needs a fact
 * we do not have is left out; kind of risk and amounts have no field here on purpose. `people`: how many were found to
 * live together, which goes before the list.
 */
export function boardOf(
  runtime: Runtime,
  profile: Profile,
  household: Household,
  people: number | null,
): { field: string; value: string }[] {
  const facts: Record<string, string | undefined> = {
    head_name: household.name,
    head_name_masked: maskName(household.name),
    village: placeNameOf(runtime, household.village),
    group: household.group === undefined ? undefined : `${household.group}`,
    members: countOf(people ?? household.members),
    hotline: valueOf(profile, 'hotline') ?? undefined,
  };
  return (valueOf(profile, 'publicity.fields') ?? []).flatMap((field) => {
    const value = facts[field];
    return value === undefined ? [] : { field, value };
  });
}

function countOf(people: number): string | undefined {
  return people > 0 ? `${people}` : undefined;
}
