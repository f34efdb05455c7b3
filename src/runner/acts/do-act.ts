import type { CaseId } from '../../core/index.ts';
import type { Act, CaseState, Profile, Refusal } from '../../cases/index.ts';
import type { Household, Turn } from '../../store/index.ts';
import { actOnCase, type ActRequest } from './act.ts';
import { tellProgress } from './progress.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import type { Runtime } from '../runtime.ts';
import { actorsOf, villagerOf, type Scene } from '../scene.ts';

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
  /** As `tellProgress` gives it. */
  told: boolean | null;
}

/** Whoever speaks, as an act names them: in any of their roles, and as a villager at home, once a cadre has confirmed it. */
export function actingAs(scene: Scene): Pick<ActRequest, 'actors' | 'home'> {
  const actors = actorsOf(scene);
  const { person, binding } = scene;
  const home = binding?.standing === 'verified' ? binding.household : null;
  return person === null ? { actors } : { actors, home };
}

/**
 * One act of a finished talk on a case. Refused: the speaker is told why, and it is null. Done: everybody whom it
 * concerns is told; the speaker's own answer is the caller's.
 */
export async function doAct(acting: Acting, id: CaseId, act: Act): Promise<Done | null> {
  const [done] = await doActs(acting, [id], act);
  return done ?? null;
}

/** The same on a case of the speaker's own household, which its talk or word has found: as a villager, whoever they are. */
export async function doOwnAct(acting: Acting, id: CaseId, act: Act): Promise<Done | null> {
  const [done] = await doActs(acting, [id], act, { actors: [villagerOf(acting.scene)] });
  return done ?? null;
}

/** The same act on several cases; the speaker is told of a refusal where it could be done on none of them. */
export async function doActs(
  { runtime, scene, turn }: Acting,
  ids: CaseId[],
  act: Act,
  as = actingAs(scene),
): Promise<Done[]> {
  const all: Done[] = [];
  let refusal: Refusal | null = null;
  for (const id of ids) {
    const outcome = await actOnCase(runtime, {
      case: id,
      act,
      ...as,
      at: turn.at,
      turn: turn.id,
    });
    if (!outcome.ok) {
      refusal ??= outcome.refusal;
      continue;
    }
    const { before, state } = outcome;
    const household = await runtime.store.households.find(state.household);
    if (household === null) continue;
    const profile = await runtime.profileOf(state.profile);
    const told = await tellProgress({
      runtime,
      at: turn.at,
      before,
      state,
      household,
      profile,
      act,
      speaker: turn.contact,
    });
    all.push({ before, state, household, profile, told });
  }
  if (all.length === 0 && refusal !== null) await replyToAct(runtime, turn, 'refused_act', refusal);
  return all;
}
