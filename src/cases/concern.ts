import type { CaseState } from './case-state.ts';
import { isInProcedure, isOpen, stages } from './stage.ts';

/** Help in need that the township has not answered or not paid; it outlives the case. */
export function needsHelp({ urgentHelp }: Pick<CaseState, 'urgentHelp'>): boolean {
  return urgentHelp?.state === 'asked' || urgentHelp?.state === 'granted';
}

/** Whether anybody still has something to do with a case: with an ended one while its appeal or help in need is open. */
export function isWaitedFor(state: Pick<CaseState, 'stage' | 'appeal' | 'urgentHelp'>): boolean {
  return isOpen(state.stage) || state.appeal?.state === 'open' || needsHelp(state);
}

/**
 * Whether what was verified is looked at again: the household has added to it since or somebody came or left, or, before
 * it is decided about, there is no income yet to be judged by.
 */
export function needsRecheck({ stage, verification }: Pick<CaseState, 'stage' | 'verification'>): boolean {
  if (verification === undefined || !isOpen(stage)) return false;
  return verification.stale || (isInProcedure(stage) && verification.perCapitaFen === null);
}

/**
 * Whether something beside the steps waits for the township, so that few cases need to be looked at: help in need, a
 * household that is being handed over or has nobody, a measure to approve or one that has not arrived, and what was
 * found that a county may bar a household for: whether its own does stands in its profile.
 */
export function concernsTownship(state: CaseState): boolean {
  const { stage, handover, liaison, measures } = state;
  if (needsHelp(state)) return true;
  if (!isOpen(stage)) return false;
  return (
    mayBeBarred(state) ||
    handover !== undefined ||
    (stage === 'monitored' && liaison === undefined) ||
    measures.some((one) => one.state === 'agreed' || one.state === 'disputed')
  );
}

function mayBeBarred({ stage, verification }: CaseState): boolean {
  if (verification === undefined || verification.exclusions.length === 0) return false;
  return stage === 'returned' || stages.indexOf(stage) < stages.indexOf('evaluated');
}
