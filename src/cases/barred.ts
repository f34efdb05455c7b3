import type { CaseState } from './case-state.ts';
import type { ExclusionCode } from './codes.ts';
import { nextStage } from './procedure.ts';
import { valueOf, type Profile } from './profile.ts';

/**
 * The condition found at the visit that nobody may overlook where the county's are hard (004_bc94 L29): the village
 * cannot evaluate the household, the township answers it with the reason, and what is not so is said by the household
 * and looked at again (scenario 15). Null while a visit, its second name or a recheck is still to come.
 */
export function barredBy(state: CaseState, profile: Profile): ExclusionCode | null {
  const { verification } = state;
  if (nextStage(state, profile) !== 'evaluated' || verification === undefined || verification.stale)
    return null;
  if (valueOf(profile, 'exclusion.mode') !== 'hard') return null;
  const codes = valueOf(profile, 'exclusion.codes') ?? [];
  return verification.exclusions.find((code) => codes.includes(code)) ?? null;
}
