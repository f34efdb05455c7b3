import { isWithin, type Role } from '../core/index.ts';
import type { ActKind, Actor } from './act.ts';
import type { CaseState } from './case-state.ts';

/**
 * How far a role's right reaches: `area` — cases of the area the role is held in; `own` — a liaison's households, or a
 * villager's household (that it is theirs is the binding's word, given before an act is judged); `any` — every case.
 */
export type Reach = 'area' | 'own' | 'any';

const village = { village_cadre: 'area', village_secretary: 'area' } as const;
const offices = { township_officer: 'area', county_officer: 'area' } as const;
const carers = { liaison: 'own', ...village } as const;

/**
 * Who may do which act, and where (domain.md B2). This is the outer law: a county's profile narrows it step by step
 * (`steps[].by`), never widens it. An empty cell is a no.
 */
export const policy: Record<ActKind, Partial<Record<Actor['role'], Reach>>> = {
  declared: { villager: 'own', liaison: 'area', ...village },
  supplemented: { villager: 'own', ...carers },
  accepted: { ...village, township_officer: 'area' },
  verified: { ...carers, township_officer: 'area' },
  cosigned: { ...carers, township_officer: 'area' },
  verification_missed: { ...carers, township_officer: 'area' },
  rechecked: { ...carers, township_officer: 'area' },
  recused: { ...carers, ...offices },
  group_opined: village,
  evaluated: village,
  publicity_opened: village,
  publicity_closed: village,
  publicity_recomputed: { system: 'area' },
  objection_raised: { villager: 'any', ...carers, ...offices },
  objection_settled: offices,
  comparison_requested: offices,
  comparison_returned: offices,
  hit_settled: offices,
  town_reviewed: { township_officer: 'area' },
  county_decided: offices,
  announced: offices,
  monitoring_started: offices,
  returned: { ...village, ...offices },
  rejected: offices,
  referred: { village_secretary: 'area', ...offices },
  withdrawn: { villager: 'own', village_secretary: 'area' },
  appealed: { villager: 'own', ...carers },
  appeal_decided: offices,
  urgent_asked: { villager: 'own', ...carers, ...offices },
  urgent_decided: { township_officer: 'area' },
  urgent_paid: { township_officer: 'area' },
  liaison_assigned: { village_secretary: 'area', ...offices },
  // The system: a role that has ended takes its households along.
  liaison_ended: { village_secretary: 'area', ...offices, system: 'area' },
  handover_started: { liaison: 'own', village_secretary: 'area', ...offices },
  handover_answered: { liaison: 'area', ...village, township_officer: 'area' },
  visited: { ...carers, township_officer: 'area' },
  member_changed: { villager: 'own', ...carers, township_officer: 'area' },
  measure_proposed: { ...carers, township_officer: 'area' },
  measure_answered: { villager: 'own', ...carers },
  measure_moved: { ...carers, ...offices },
  measure_confirmed: { villager: 'own', ...carers },
  measure_judged: { ...carers, township_officer: 'area' },
};

/** How far the role may do the act; null when it may not at all. */
export function may(role: Role | 'system', act: ActKind): Reach | null {
  return policy[act][role] ?? null;
}

/** Whether the actor may do the act on this case. */
export function mayAct(actor: Actor, act: ActKind, state: Pick<CaseState, 'village' | 'liaison'>): boolean {
  const reach = may(actor.role, act);
  if (reach === null) return false;
  if (actor.role === 'system' || actor.role === 'villager' || reach === 'any') return true;
  if (reach === 'own') return actor.person === state.liaison;
  return actor.area !== null && isWithin(state.village, actor.area);
}
