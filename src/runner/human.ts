import type { Turn } from '../store/index.ts';
import { tellPeople } from './notices.ts';
import { placeNameOf } from './places.ts';
import { findHandler } from './recipients.ts';
import type { Runtime } from './runtime.ts';
import type { Scene } from './scene.ts';

/** Tell the village that somebody wants to speak to a person, and keep it on the operator's list. */
export async function askForHuman(runtime: Runtime, scene: Scene, turn: Turn): Promise<void> {
  const { binding } = scene;
  const area = binding?.area ?? null;
  const handler = await findHandler(runtime, area ?? runtime.county, scene.today);
  await runtime.store.operator.note({
    id: `human_requested:${turn.id}`,
    kind: 'human_requested',
    at: turn.at,
    about: turn.contact,
  });
  await tellPeople(runtime, handler === null ? [] : [handler], {
    dedupeKey: `human:${turn.id}`,
    kind: 'notice',
    sealKey: turn.sealKey,
    template: 'human_notice',
    data: {
      ...(binding === null ? {} : { name: binding.name }),
      ...(area === null ? {} : { village: placeNameOf(runtime, area) }),
      ...(binding?.phone === undefined ? {} : { phone: binding.phone }),
    },
    at: turn.at,
  });
}
