import { isInProcedure, isOpen, wordStage } from '../../cases/index.ts';
import type { ListItem } from '../../flow/index.ts';
import type { CaseSnapshot } from '../../store/index.ts';
import { asTold } from '../telling/as-told.ts';
import { listOwnCases } from './own-cases.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';

/** The speaker's own cases of one kind, by number and where they stand. */
async function itemsWhere(
  runtime: Runtime,
  scene: Scene,
  fits: (one: CaseSnapshot) => boolean,
): Promise<ListItem[]> {
  const own = (await listOwnCases(runtime, scene)).filter(fits);
  return Promise.all(
    own.map(async (one) => {
      const profile = await runtime.profileOf(one.profile);
      const stage = wordStage(asTold(one, profile).stage, profile);
      return {
        name: one.id,
        label: `${one.number}（${runtime.renderer.word('stage', stage)}）`,
        words: [one.number],
        data: {
          case: one.id,
          household: one.household,
          number: one.number,
          reason:
            one.rejection === undefined ? '' : runtime.renderer.word('reject_reason', one.rejection.reason),
        },
      };
    }),
  );
}

/** Where more can be said. */
export const itemsToSupplement = (runtime: Runtime, scene: Scene): Promise<ListItem[]> =>
  itemsWhere(runtime, scene, ({ stage }) => isOpen(stage));

/** What the county has not decided yet (D19). */
export const itemsToWithdraw = (runtime: Runtime, scene: Scene): Promise<ListItem[]> =>
  itemsWhere(runtime, scene, ({ stage, decision }) => isInProcedure(stage) && decision === undefined);

/** Rejected, and nobody has appealed. */
export const itemsToAppeal = (runtime: Runtime, scene: Scene): Promise<ListItem[]> =>
  itemsWhere(runtime, scene, ({ stage, appeal }) => stage === 'rejected' && appeal === undefined);
