import type { CaseState } from './case-state.ts';
import { nextStage } from './procedure.ts';
import { valueOf, type Profile } from './profile.ts';
import { refuse, type Verdict } from './refusal.ts';
import type { Stage } from './stage.ts';

/**
 * Where the comparison's branch joins the steps (D3, scenario 27): the next stage needs it back, every hit explained or
 * confirmed, and where conditions are hard none confirmed. Who did not agree is not compared; the county decides with
 * that (scenario 11).
 */
export function judgeJoin(
  { comparison, consent }: CaseState,
  target: Stage,
  profile: Profile,
): Verdict | null {
  if (valueOf(profile, 'comparison')?.joinsBefore !== target || consent === 'refused') return null;
  if (comparison?.returned === undefined) return refuse('comparison_pending');
  if (comparison.open.length > 0) return refuse('hit_unsettled', { hits: comparison.open.join() });
  const codes = valueOf(profile, 'exclusion.codes') ?? [];
  const against = comparison.confirmed.find((code) => codes.includes(code));
  if (against === undefined || valueOf(profile, 'exclusion.mode') !== 'hard') return null;
  return refuse('excluded', { exclusion: against });
}

/** Whether the next stage must wait for the comparison: it is not back, or a hit is neither explained nor confirmed. */
export function awaitsComparison(state: CaseState, profile: Profile): boolean {
  const next = nextStage(state, profile);
  const verdict = next === null ? null : judgeJoin(state, next, profile);
  return (
    verdict?.ok === false &&
    (verdict.refusal.code === 'comparison_pending' || verdict.refusal.code === 'hit_unsettled')
  );
}

/**
 * The stage that a case waits for and whose office can act: null while the comparison, or a recheck of what was found,
 * must come first. A hit that is confirmed leaves the office a no to say.
 */
export function readyStage(state: CaseState, profile: Profile): Stage | null {
  const isHeld = state.verification?.stale === true || awaitsComparison(state, profile);
  return isHeld ? null : nextStage(state, profile);
}
