import { nameHousehold } from '../../core/index.ts';
import { mayClaim } from '../commands/claims.ts';
import { settleClaim } from '../imports/index.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import type { Handler } from './handler.ts';

/** The township has said whose a row is. It is answered before the claim is closed, so that a crash repeats both. */
export const handleClaimJudged: Handler<'claim_judged'> = async ({ runtime, scene, turn, event }) => {
  const { store, lexicon, presets } = runtime;
  const { claim: number, household } = event;
  const claim = await store.claims.findWaiting(number);
  const preset = presets.find(({ id }) => id === claim?.preset);
  if (claim === null || preset === undefined || !mayClaim(scene, claim)) {
    return replyToAct(runtime, turn, 'claim_refused', { why: 'unknown', number });
  }
  const name = claim.row['name'] ?? '';
  if (household === null) {
    await replyToAct(runtime, turn, 'claim_settled', { number, name });
    return store.claims.settle(claim.id, 'none');
  }
  const settled = await settleClaim({ store, lexicon, now: turn.at }, preset, claim, household);
  if (!settled.ok) {
    const { reason } = settled;
    const why = reason === 'head_elsewhere' ? reason : 'row';
    return replyToAct(runtime, turn, 'claim_refused', { why, number, reason });
  }
  const shown = nameHousehold(settled.household);
  await replyToAct(runtime, turn, 'claim_settled', { number, name, household: shown });
  return store.claims.settle(claim.id, household);
};
