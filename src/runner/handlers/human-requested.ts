import { tellPeople } from '../telling/notices.ts';
import { placeNameOf } from '../telling/places.ts';
import { makeRequest, requestIdOf } from '../requests/make-request.ts';
import { findSpeaker } from '../telling/speaker.ts';
import type { Handler } from './handler.ts';

/**
 * 转人工, in a talk or outside one: it waits for whoever is in charge, who is told, and stands on the operator's list.
 * Who waits already waits once.
 */
export const handleHumanRequested: Handler<'human_requested'> = async ({ runtime, scene, turn }) => {
  const open = await runtime.store.requests.findOpenFrom(turn.contact, 'human');
  await runtime.store.operator.note({
    id: `human_requested:${turn.id}`,
    kind: 'human_requested',
    at: turn.at,
    about: turn.contact,
  });
  if (open !== null && open.id !== requestIdOf(turn)) return;
  const { request, owner } = await makeRequest(runtime, scene, turn, { kind: 'human' });
  const { area, place, ...speaker } = await findSpeaker(runtime, scene, turn.inbound);
  await tellPeople(runtime, owner === null ? [] : [owner], {
    dedupeKey: `human:${request.id}`,
    kind: 'notice',
    sealKey: turn.sealKey,
    template: 'human_notice',
    data: {
      ...speaker,
      request: request.number,
      village: area === null ? place : placeNameOf(runtime, area),
    },
    at: turn.at,
  });
};
