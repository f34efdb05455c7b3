import { isWithin, type Role } from '../core/index.ts';
import type { ActKind, Actor, CaseState } from './types.ts';

/**
 * How far a role's right reaches: `area` — cases of the area the role is held in; `own` — a liaison's households, or a
 * villager's household (that it is theirs is the binding's word, given before an act is judged).
 */
export type Reach = 'area' | 'own';

/**
 * Who may do which act, and where (domain.md B2). This is the outer law: a county's profile narrows it step by step
 * (`steps[].by`), never widens it. An empty cell is a no.
 */
export const policy: Record<ActKind, Partial<Record<Actor['role'], Reach>>> = {
  declared: { villager: 'own', liaison: 'area', village_cadre: 'area', village_secretary: 'area' },
  supplemented: { villager: 'own', liaison: 'own', village_cadre: 'area', village_secretary: 'area' },
  accepted: { village_cadre: 'area', village_secretary: 'area', township_officer: 'area' },
  verified: { liaison: 'own', village_cadre: 'area', village_secretary: 'area', township_officer: 'area' },
  evaluated: { village_cadre: 'area', village_secretary: 'area' },
  publicity_opened: { village_cadre: 'area', village_secretary: 'area' },
  publicity_closed: { village_cadre: 'area', village_secretary: 'area' },
  publicity_recomputed: { system: 'area' },
  town_reviewed: { township_officer: 'area' },
  county_decided: { township_officer: 'area', county_officer: 'area' },
  monitoring_started: { township_officer: 'area', county_officer: 'area' },
  liaison_assigned: { village_secretary: 'area', township_officer: 'area', county_officer: 'area' },
  visited: { liaison: 'own', village_cadre: 'area', village_secretary: 'area', township_officer: 'area' },
  withdrawn: { villager: 'own', village_secretary: 'area' },
};

/** How far the role may do the act; null when it may not at all. */
export function may(role: Role | 'system', act: ActKind): Reach | null {
  return policy[act][role] ?? null;
}

/** Whether the actor may do the act on this case. */
export function mayAct(actor: Actor, act: ActKind, state: Pick<CaseState, 'village' | 'liaison'>): boolean {
  const reach = may(actor.role, act);
  if (reach === null) return false;
  if (actor.role === 'system' || actor.role === 'villager') return true;
  if (reach === 'own') return actor.person === state.liaison;
  return actor.area !== null && isWithin(state.village, actor.area);
}
