import { stages, type Stage } from '../stage.ts';
import type { Change } from './rule.ts';

/** An earlier step is done again. What was found at the steps that are done again no longer stands; the journal keeps it. */
export function goBack(redo: Stage, reason: string): Change {
  const before = (stage: Stage): boolean => stages.indexOf(redo) <= stages.indexOf(stage);
  return {
    stage: 'returned',
    returned: { redo, reason },
    ...(before('verified') ? { verification: undefined } : {}),
    ...(before('publicity') ? { publicity: undefined } : {}),
    ...(before('county_decision') ? { decision: undefined } : {}),
  };
}
