import { toId, type ContactId, type HouseholdId } from '../../src/core/index.ts';
import type { World } from './world.ts';

/** Let a simulated phone speak for a household, as if a cadre had confirmed it; before the phone says anything. */
export async function confirmPhone(world: World, peer: string, household: string): Promise<void> {
  const { store, clock } = world.service.runtime;
  const found = await store.households.find(toId<HouseholdId>(household));
  if (found === null) throw new Error(`no household ${household}`);
  await store.contacts.bind(toId<ContactId>(`simulator/bot/${peer}`), {
    name: found.name,
    area: found.village,
    place: '',
    household: found.id,
    standing: 'verified',
    at: clock.now(),
  });
  await world.client.askFriend(peer, '');
}

/** The words a person was told in private so far. */
export function wordsTo(world: World, person: string): string[] {
  return world.toldTo(person).map(({ text }) => text);
}
