import type { CaseState } from './case-state.ts';
import type { ExclusionCode } from './codes.ts';
import { judgeJoin } from './join.ts';
import { nextStage } from './procedure.ts';
import { valueOf, type Profile } from './profile.ts';

/** The condition found at the visit that nobody may overlook where the county's are hard (004_bc94 L29); null: none. */
export function hardExclusion({ verification }: CaseState, profile: Profile): ExclusionCode | null {
  if (valueOf(profile, 'exclusion.mode') !== 'hard') return null;
  const codes = valueOf(profile, 'exclusion.codes') ?? [];
  return verification?.exclusions.find((code) => codes.includes(code)) ?? null;
}

/**
 * The same before the village has met: it cannot evaluate the household, the township answers it with the reason, and
 * what is not so is said by the household and looked at again (scenario 15). Null while a visit, its second name or a
 * recheck is still to come.
 */
export function barredBy(state: CaseState, profile: Profile): ExclusionCode | null {
  const { verification } = state;
  const isVerified = verification !== undefined && !verification.stale;
  return isVerified && nextStage(state, profile) === 'evaluated' ? hardExclusion(state, profile) : null;
}

/** Why nobody can say yes to a household yet, whatever else is known of it. */
export type Hold = 'stale' | 'income' | 'excluded' | 'comparison';

/** What keeps a meeting or an office from a yes; a return or a no it can say. Null: nothing. */
export function holdOn(state: CaseState, profile: Profile): Hold | null {
  const { verification } = state;
  const next = nextStage(state, profile);
  if (verification?.stale === true) return 'stale';
  if (hardExclusion(state, profile) !== null) return 'excluded';
  if (next === 'evaluated' && verification?.perCapitaFen === null) return 'income';
  const joined = next === null ? null : judgeJoin(state, next, profile);
  if (joined?.ok !== false) return null;
  return joined.refusal.code === 'excluded' ? 'excluded' : 'comparison';
}
