import { decidingStage, findStep, type CaseState, type Profile, type Stage } from '../../cases/index.ts';

/** Stages that come after a decision and give it away. */
const results: readonly Stage[] = ['announced', 'monitored'];

/** Where a case stands as far as the county tells households (X1): of a decision it keeps back nothing is seen. */
export function asTold<C extends Pick<CaseState, 'stage'>>(one: C, profile: Profile): C {
  const deciding = decidingStage(profile);
  const isResult = one.stage === deciding || results.includes(one.stage);
  if (!isResult || findStep(profile, one.stage)?.tellHousehold !== false) return one;
  return { ...one, stage: deciding === 'town_review' ? 'publicity_closed' : 'town_review' };
}
