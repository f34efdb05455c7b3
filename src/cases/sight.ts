import { isWithin, type Role } from '../core/index.ts';
import type { HitSight } from './assessment/index.ts';
import type { Actor } from './act.ts';
import type { CaseState } from './case-state.ts';
import type { Reach } from './policy.ts';

/** What of a case somebody may read beside its figures. */
export interface Sight {
  /** The departments' hits. */
  hits: HitSight;
  /** That there are objections, and how many are open; never by whom. */
  objections: boolean;
}

/** Who may read a case, how far that reaches, and how much they see (domain.md B2). An absent role may not. */
export const sights: Partial<Record<Role | 'system', Sight & { reach: Reach }>> = {
  liaison: { reach: 'own', hits: 'none', objections: false },
  village_cadre: { reach: 'area', hits: 'match', objections: true },
  village_secretary: { reach: 'area', hits: 'match', objections: true },
  township_officer: { reach: 'area', hits: 'full', objections: true },
  county_officer: { reach: 'area', hits: 'full', objections: true },
};

const order: readonly HitSight[] = ['none', 'match', 'full'];

/** The widest sight that any of somebody's roles gives them of this case; null where none does. */
export function sightOf(
  actors: readonly Actor[],
  state: Pick<CaseState, 'village' | 'liaison'>,
): Sight | null {
  const found = actors.flatMap((actor) => sightAs(actor, state) ?? []);
  return found.toSorted((one, other) => order.indexOf(other.hits) - order.indexOf(one.hits))[0] ?? null;
}

function sightAs(
  { role, person, area }: Actor,
  { village, liaison }: Pick<CaseState, 'village' | 'liaison'>,
): Sight | null {
  const sight = sights[role];
  if (sight === undefined) return null;
  const { reach, hits, objections } = sight;
  const reaches = reach === 'own' ? person === liaison : area !== null && isWithin(village, area);
  return reaches ? { hits, objections } : null;
}
