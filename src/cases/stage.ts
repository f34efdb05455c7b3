/**
 * 环节: where a case stands (domain D0). The first eleven are reached in this order, the others end or hold it. The
 * group speaks before the village verifies: 经村民小组评议后，由村两委进行核实和评议 (004_bc94 L31).
 */
export const stages = [
  'submitted',
  'accepted',
  'group_opinion',
  'verified',
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

/** Stages of a case that is open. */
export const openStages: readonly Stage[] = stages.filter(isOpen);

/** Whether the procedure is still running: open and not monitored yet (在办). */
export function isInProcedure(stage: Stage): boolean {
  return isOpen(stage) && stage !== 'monitored';
}
