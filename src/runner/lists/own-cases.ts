import type { TurnId } from '../../core/index.ts';
import type { CaseSnapshot } from '../../store/index.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';

/**
 * The household's cases for whom a cadre has confirmed; for anybody else only those they spoke in themselves, so that a
 * borrowed name opens nothing.
 */
export async function listOwnCases({ store }: Runtime, scene: Scene): Promise<CaseSnapshot[]> {
  const household = scene.binding?.household ?? null;
  if (household === null) return [];
  const all = await store.cases.listByHousehold(household);
  const cases = all.filter(({ erased }) => erased !== true);
  if (scene.binding?.standing === 'verified') return cases;
  const spoken = await Promise.all(
    cases.map(async ({ id }) => (await store.cases.journal(id)).some(({ turn }) => spokeIn(scene, turn))),
  );
  return cases.filter((_, index) => spoken[index]);
}

/** Whether the turn is one of the speaker's own. */
export function spokeIn({ contact }: Scene, turn: TurnId | undefined): boolean {
  return turn?.startsWith(`${contact}:`) === true;
}
