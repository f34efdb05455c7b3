import type { AreaCode } from '../../core/index.ts';
import type { PersonToCall } from '../../documents/index.ts';
import type { Person } from '../../store/index.ts';
import { addressOfAnswer } from '../answers.ts';
import { findHandler } from './recipients.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import { personToCall } from './texts.ts';

/** Where the speaker belongs: as they have said, if only a moment ago; else of whom the chat is, or where they work. */
export function areaOf({ binding, session, roles }: Scene, chat: AreaCode | null = null): AreaCode | null {
  const said = addressOfAnswer(session?.answers ?? {}, 'place');
  return binding?.area ?? said?.area ?? chat ?? roles[0]?.area ?? null;
}

/**
 * Who answers the speaker: the liaison of their monitored household where a cadre has confirmed that it is theirs, else
 * whoever handles the area; the county's where nobody knows one.
 */
export async function findOwner(
  runtime: Runtime,
  scene: Scene,
  area: AreaCode | null = areaOf(scene),
): Promise<Person | null> {
  const { binding, today, person } = scene;
  const household = binding?.standing === 'verified' ? binding.household : null;
  const open = household === null ? null : await runtime.store.cases.findOpenByHousehold(household);
  const liaison = open?.liaison === undefined ? null : await runtime.store.people.find(open.liaison);
  if (liaison !== null && liaison.id !== person?.id) return liaison;
  return findHandler(runtime, area ?? runtime.county, today, person === null ? [] : [person.id]);
}

/** The same with the words to call them by; null where nobody answers. */
export async function ownerToCall(runtime: Runtime, scene: Scene): Promise<PersonToCall | null> {
  const owner = await findOwner(runtime, scene);
  return owner === null ? null : personToCall(runtime, owner, scene.today);
}
