import type { ContactId, HouseholdId } from '../../core/index.ts';
import type { ListItem } from '../../flow/index.ts';
import type { Store } from '../../store/index.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';

/** Somebody who said who they are and whom nobody has checked yet. */
export interface Unverified {
  contact: ContactId;
  name: string;
  place: string;
  phone?: string;
  /** Another contact of the same household has been confirmed before. */
  taken: boolean;
}

/** People of the speaker's villages whose identity nobody has checked yet. */
export async function listToIdentify({ store }: Runtime, scene: Scene): Promise<Unverified[]> {
  const villages = [...new Set(scene.roles.map(({ area }) => area))];
  const found = await Promise.all(villages.map((village) => store.contacts.listUnverified(village)));
  return Promise.all(
    found.flat().flatMap(({ id, binding }) => {
      if (binding === undefined) return [];
      const { name, place, phone, household } = binding;
      return isTaken(store, household).then((taken) => ({
        contact: id,
        name,
        place,
        taken,
        ...(phone === undefined ? {} : { phone }),
      }));
    }),
  );
}

async function isTaken(store: Store, household: HouseholdId | null): Promise<boolean> {
  if (household === null) return false;
  const contacts = await store.contacts.findByHousehold(household);
  return contacts.some(({ binding }) => binding?.standing === 'verified');
}

/** The same as choices. */
export async function itemsToIdentify(runtime: Runtime, scene: Scene): Promise<ListItem[]> {
  return (await listToIdentify(runtime, scene)).map(({ contact, name: said, place, phone, taken }) => ({
    name: contact,
    label: `${said}（${place}）${phone === undefined ? '' : ` ${phone}`}`,
    data: { contact, taken },
  }));
}
