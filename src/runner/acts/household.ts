import type { AreaCode, HouseholdId } from '../../core/index.ts';
import type { Household, Turn } from '../../store/index.ts';
import { deriveId } from '../derive-id.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';

/** Who speaks in which turn. */
interface Speaking {
  runtime: Runtime;
  scene: Scene;
  turn: Turn;
}

/** The household a speaker declares for; a stranger gets a provisional one for a cadre to match later. */
export async function settleHousehold({ runtime, scene, turn }: Speaking): Promise<Household> {
  const { binding } = scene;
  const named = binding?.household ?? null;
  const known = named === null ? null : await runtime.store.households.find(named);
  if (known !== null) return known;
  const id = deriveId<HouseholdId>('h', turn.id);
  const made = await runtime.store.households.find(id);
  if (made !== null) {
    await joinHousehold({ runtime, scene, turn }, id);
    return made;
  }
  const village: AreaCode = binding?.area ?? runtime.county;
  const household: Household = {
    id,
    village,
    number: await runtime.store.households.nextNumber(village),
    name: binding?.name ?? '',
    members: 0,
    provisional: true,
    ...(binding?.group === undefined ? {} : { group: binding.group }),
    ...(binding?.phone === undefined ? {} : { phone: binding.phone }),
  };
  await runtime.store.households.insert(household);
  await joinHousehold({ runtime, scene, turn }, id);
  return household;
}

/** From now on the contact speaks for this household. */
async function joinHousehold({ runtime, scene, turn }: Speaking, household: HouseholdId): Promise<void> {
  if (scene.binding === null) return;
  await runtime.store.contacts.joinHousehold(turn.contact, scene.binding, household);
  scene.binding = { ...scene.binding, household };
}
