import type { Binding } from '../../store/index.ts';
import { findInCharge } from '../telling/recipients.ts';
import { placeNameOf } from '../telling/places.ts';
import { tellPeople } from '../telling/notices.ts';
import type { Handler } from './handler.ts';

/** Keep who the contact says it is, and ask the village whether it knows the person (B-7). */
export const handleBindingDeclared: Handler<'binding_declared'> = async ({ runtime, scene, turn, event }) => {
  const { type: _type, ...said } = event;
  const binding: Binding = { ...said, standing: 'declared', at: turn.at };
  await runtime.store.contacts.bind(turn.contact, binding);
  scene.binding = binding;
  if (event.area === null) return;
  const village = await findInCharge(runtime, 'village_secretary', event.area, scene.today);
  await tellPeople(runtime, village, {
    dedupeKey: `identity:${turn.id}`,
    kind: 'notice',
    sealKey: turn.sealKey,
    template: 'identity_request',
    data: { name: event.name, place: event.place, village: placeNameOf(runtime, event.area) },
    at: turn.at,
  });
};
