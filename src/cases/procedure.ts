import { valueOf, type Profile, type Step } from './profile.ts';
import type { ActKind, CaseState, Stage } from './types.ts';

/** Acts that bring a case one step on, and the stage they reach (D0). */
export const stageReachedBy: Partial<Record<ActKind, Stage>> = {
  declared: 'submitted',
  accepted: 'accepted',
  verified: 'verified',
  evaluated: 'evaluated',
  publicity_opened: 'publicity',
  publicity_closed: 'publicity_closed',
  town_reviewed: 'town_review',
  county_decided: 'county_decision',
  monitoring_started: 'monitored',
};

const closedStages: readonly Stage[] = ['withdrawn', 'rejected', 'eliminated'];

/** Whether a case of this stage is still open: a second declaration joins it. */
export function isOpen(stage: Stage): boolean {
  return !closedStages.includes(stage);
}

/** Whether the procedure is still running: open and not monitored yet (在办). */
export function isInProcedure(stage: Stage): boolean {
  return isOpen(stage) && stage !== 'monitored';
}

/** The step of the profile that reaches a stage; null when the county has none, or no steps at all. */
export function findStep(profile: Profile, stage: Stage): Step | null {
  return valueOf(profile, 'steps')?.find((step) => step.stage === stage) ?? null;
}

/**
 * The stage that a case waits for, null when there is none. A returned case is verified again: that is the step at
 * which what was missing is collected (D0 leaves it open).
 */
export function nextStage({ stage }: Pick<CaseState, 'stage'>, profile: Profile): Stage | null {
  const steps = valueOf(profile, 'steps') ?? [];
  if (stage === 'returned') return findStep(profile, 'verified')?.stage ?? null;
  const at = steps.findIndex((step) => step.stage === stage);
  return at < 0 ? null : (steps[at + 1]?.stage ?? null);
}
