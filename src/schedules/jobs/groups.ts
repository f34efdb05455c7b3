import type { Address, PersonId } from '../../core/index.ts';
import { addressOf, type Runtime } from '../../runner/index.ts';
import type { Group } from '../../store/index.ts';

/** The address of a group, `channel/account/room`, with the people to @. */
export function groupAddress(group: Group, mentions: string[]): Address {
  const [channel = '', account = '', ...room] = group.id.split('/');
  return { channel, account, room: room.join('/'), mentions };
}

/** The channel ids of people, as far as they have a phone we know. */
export async function peersOf(runtime: Runtime, people: PersonId[]): Promise<string[]> {
  const found = await runtime.store.people.findMany(people);
  return found.flatMap(({ contact }) => {
    if (contact === undefined) return [];
    const address = addressOf(contact);
    return 'peer' in address ? address.peer : [];
  });
}
