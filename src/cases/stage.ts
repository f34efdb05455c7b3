/** 环节: where a case stands (domain D0). The first ten are reached in this order, the others end or hold it. */
export const stages = [
  'submitted',
  'accepted',
  'verified',
  'group_opinion',
  'evaluated',
  'publicity',
  'publicity_closed',
  'town_review',
  'county_decision',
  'announced',
  'monitored',
  'returned',
  'withdrawn',
  'referred',
  'rejected',
  'eliminated',
] as const;
export type Stage = (typeof stages)[number];

const closedStages: readonly Stage[] = ['withdrawn', 'referred', 'rejected', 'eliminated'];

/** Whether a case of this stage is still open: a second declaration joins it. */
export function isOpen(stage: Stage): boolean {
  return !closedStages.includes(stage);
}

/** Whether the procedure is still running: open and not monitored yet (在办). */
export function isInProcedure(stage: Stage): boolean {
  return isOpen(stage) && stage !== 'monitored';
}
