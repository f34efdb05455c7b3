import { tellPeople } from '../notices.ts';
import { placeNameOf } from '../places.ts';
import { makeRequest } from '../requests/make-request.ts';
import { findSpeaker } from '../speaker.ts';
import type { Handler } from './handler.ts';

/**
 * 转人工, in a talk or outside one: it waits for whoever is in charge, who is told, and stands on the operator's list.
 * Who waits already waits once.
 */
export const handleHumanRequested: Handler<'human_requested'> = async ({ runtime, scene, turn }) => {
  const before = await runtime.store.requests.findOpenFrom(turn.contact, 'human');
  const { request, owner } =
    before === null
      ? await makeRequest(runtime, scene, turn, { kind: 'human' })
      : { request: before, owner: null };
  await runtime.store.operator.note({
    id: `human_requested:${turn.id}`,
    kind: 'human_requested',
    at: turn.at,
    about: turn.contact,
  });
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
