import type { CaseId } from '../core/index.ts';
import type { Act, CaseState, Profile } from '../cases/index.ts';
import type { Household, Turn } from '../store/index.ts';
import { actOnCase } from './act.ts';
import { tellProgress } from './progress.ts';
import { replyToAct } from './reply-to-act.ts';
import type { Runtime } from './runtime.ts';
import { actorsOf, type Scene } from './scene.ts';

/** Who does something in which turn. */
export interface Acting {
  runtime: Runtime;
  scene: Scene;
  turn: Turn;
}

/** What an act has done. */
export interface Done {
  before: CaseState;
  state: CaseState;
  household: Household;
  /** The one the case is pinned to. */
  profile: Profile;
}

/**
 * One act of a finished talk on a case. Refused: the speaker is told why, and it is null. Done: everybody whom it
 * concerns is told; the speaker's own answer is the caller's.
 */
export async function doAct({ runtime, scene, turn }: Acting, id: CaseId, act: Act): Promise<Done | null> {
  const outcome = await actOnCase(runtime, {
    case: id,
    act,
    actors: actorsOf(scene),
    at: turn.at,
    turn: turn.id,
  });
  if (!outcome.ok) {
    await replyToAct(runtime, turn, 'refused_act', outcome.refusal);
    return null;
  }
  const { before, state } = outcome;
  const household = await runtime.store.households.find(state.household);
  if (household === null) return null;
  const profile = await runtime.profileOf(state.profile);
  await tellProgress({ runtime, at: turn.at, before, state, household, profile, act });
  return { before, state, household, profile };
}
