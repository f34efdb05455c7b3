import type { CaseState } from './case-state.ts';
import { valueOf, type Branch, type Profile, type Step } from './profile.ts';
import type { Stage } from './stage.ts';

/** The step of the profile that reaches a stage; null when the county has none, or no steps at all. */
export function findStep(profile: Profile, stage: Stage): Step | null {
  return valueOf(profile, 'steps')?.find((step) => step.stage === stage) ?? null;
}

/** Where a household is decided about: by the county, or by the township where the county only files (X3). */
export function decidingStage(profile: Profile): 'county_decision' | 'town_review' | null {
  const deciding = (['county_decision', 'town_review'] as const).find((stage) => findStep(profile, stage));
  return deciding ?? null;
}

/** What a stage is called: a township's review that decides is no mere review to whom it is about. */
export type StageWord = Stage | 'town_decided';

/** The word of a stage under a county's procedure. */
export function wordStage(stage: Stage, profile: Profile): StageWord {
  return stage === 'town_review' && decidingStage(profile) === 'town_review' ? 'town_decided' : stage;
}

/** The stage that a case waits for, null when there is none; of a returned one the step that is done again. */
export function nextStage(
  { stage, returned }: Pick<CaseState, 'stage' | 'returned'>,
  profile: Profile,
): Stage | null {
  if (stage === 'returned')
    return returned === undefined ? null : (findStep(profile, returned.redo)?.stage ?? null);
  const steps = valueOf(profile, 'steps') ?? [];
  const at = steps.findIndex((step) => step.stage === stage);
  return at < 0 ? null : (steps[at + 1]?.stage ?? null);
}

/** Whether a branch runs: from where it opens until it has joined; what is found later changes nothing behind it. */
export function isBranchOpen(
  state: Pick<CaseState, 'stage' | 'returned'>,
  { opensAt, joinsBefore }: Branch,
  profile: Profile,
): boolean {
  return hasReached(state, opensAt, profile) && !hasReached(state, joinsBefore, profile);
}

/** Whether the case has got as far as a stage of the county's steps, or further. */
export function hasReached(
  state: Pick<CaseState, 'stage' | 'returned'>,
  stage: Stage,
  profile: Profile,
): boolean {
  const order = (valueOf(profile, 'steps') ?? []).map((step) => step.stage);
  const next = nextStage(state, profile);
  const at = next === null ? order.length : order.indexOf(next);
  return order.includes(stage) && order.indexOf(stage) < at;
}
