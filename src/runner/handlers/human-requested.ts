import { tellPeople } from '../notices.ts';
import { placeNameOf } from '../places.ts';
import { findHandler } from '../recipients.ts';
import type { Handler } from './handler.ts';

/** 转人工, in a talk or outside one: the village is told, and it stands on the operator's list. */
export const handleHumanRequested: Handler<'human_requested'> = async ({ runtime, scene, turn }) => {
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
};
