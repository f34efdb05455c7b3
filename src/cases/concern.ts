import type { CaseState } from './case-state.ts';
import { isOpen } from './stage.ts';

/**
 * Whether something beside the steps waits for the township, so that few cases need to be looked at: help in need, a
 * household that is being handed over or has nobody, a measure to approve or one that has not arrived.
 */
export function concernsTownship({ stage, urgentHelp, handover, liaison, measures }: CaseState): boolean {
  if (!isOpen(stage)) return false;
  return (
    urgentHelp?.state === 'asked' ||
    urgentHelp?.state === 'granted' ||
    handover !== undefined ||
    (stage === 'monitored' && liaison === undefined) ||
    measures.some(({ state }) => state === 'agreed' || state === 'disputed')
  );
}
