import type { Turn } from '../../store/index.ts';
import { listAlerted } from '../danger.ts';
import { tellPeople } from '../notices.ts';
import { placeNameOf } from '../places.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import type { Handler } from './handler.ts';

/** Danger to life was said in passing: village and township are told now, in private, bound or not. */
export const handleDangerSaid: Handler<'danger_said'> = ({ runtime, scene, turn, event }) =>
  alert(runtime, scene, turn, event.kind);

/** Danger to life was answered to a question of a talk, finished or not. */
export const handleDangerDeclared: Handler<'danger_declared'> = ({ runtime, scene, turn }) =>
  alert(runtime, scene, turn, 'declared');

async function alert(runtime: Runtime, scene: Scene, turn: Turn, kind: string): Promise<void> {
  const { binding } = scene;
  const id = binding?.household ?? null;
  const household = id === null ? null : await runtime.store.households.find(id);
  const area = binding?.area ?? null;
  const group = binding?.group ?? household?.group;
  const phone = binding?.phone ?? household?.phone;
  await tellPeople(runtime, await listAlerted(runtime, scene), {
    dedupeKey: `danger:${turn.id}`,
    kind: 'urgent',
    sealKey: turn.sealKey,
    template: 'danger_alert',
    data: {
      name: binding?.name ?? household?.name ?? '',
      village: area === null ? (binding?.place ?? '') : placeNameOf(runtime, area),
      ...(group === undefined ? {} : { group }),
      ...(household === null ? {} : { number: household.number }),
      ...(phone === undefined ? {} : { phone }),
      kind,
      at: turn.at.toISOString(),
    },
    at: turn.at,
  });
}
