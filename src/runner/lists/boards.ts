import { maskName } from '../../core/index.ts';
import type { ListItem } from '../../flow/index.ts';
import type { CaseSnapshot } from '../../store/index.ts';
import { placeNameOf } from '../telling/places.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import { householdsOf, listOpen } from './cases.ts';

/** Stands for a household that is not among them. */
export const otherBoard = 'other';

/**
 * Boards that hang where the speaker lives or works, in the words that stand on them and no others, so that everybody
 * may be shown them. Without the household as a fact of the item: what an objector says is not kept under its key.
 */
export async function itemsOfBoards(runtime: Runtime, scene: Scene): Promise<ListItem[]> {
  const cases = await listBoards(runtime, scene);
  const households = await householdsOf(runtime, cases);
  const items = cases.flatMap(({ id, household: of, village, number }): ListItem[] => {
    const household = households.get(of);
    if (household === undefined) return [];
    const group = household.group === undefined ? '' : `${household.group}组`;
    return [
      {
        name: id,
        label: `${maskName(household.name)}（${placeNameOf(runtime, village)}${group}）`,
        words: [number, household.name],
      },
    ];
  });
  return [...items, { name: otherBoard, label: runtime.renderer.word('board_choice', otherBoard) }];
}

async function listBoards(runtime: Runtime, scene: Scene): Promise<CaseSnapshot[]> {
  const home = scene.binding?.area ?? null;
  const atHome = home === null ? [] : await runtime.store.cases.listOpen(home, ['publicity']);
  const atWork = scene.roles.length === 0 ? [] : await listOpen(runtime, scene, ['publicity']);
  return [...new Map([...atHome, ...atWork].map((one) => [one.id, one])).values()];
}
