import { tellPeople } from '../notices.ts';
import { placeNameOf } from '../places.ts';
import { findHandler } from '../recipients.ts';
import { findSpeaker } from '../speaker.ts';
import type { Handler } from './handler.ts';

/** 转人工, in a talk or outside one: the village is told, and it stands on the operator's list. */
export const handleHumanRequested: Handler<'human_requested'> = async ({ runtime, scene, turn }) => {
  const { area, place, ...speaker } = await findSpeaker(runtime, scene, turn.inbound);
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
    data: { ...speaker, village: area === null ? place : placeNameOf(runtime, area) },
    at: turn.at,
  });
};
