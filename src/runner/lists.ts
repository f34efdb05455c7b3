import {
  maskHousehold,
  monthOf,
  nameHousehold,
  type ContactId,
  type Day,
  type HouseholdId,
} from '../core/index.ts';
import { openObjections } from '../cases/index.ts';
import type { Flow, ListItem } from '../flow/index.ts';
import type { CaseSnapshot, Household, Store } from '../store/index.ts';
import type { Runtime } from './runtime.ts';
import { isCommittee, type Scene } from './scene.ts';

/** The lists a flow's questions choose from, as they stand for this speaker now; kept with the session. */
export async function listsFor(
  runtime: Runtime,
  scene: Scene,
  flow: Flow,
): Promise<Record<string, ListItem[]>> {
  const names = new Set(flow.questions.flatMap(({ choices_from }) => choices_from ?? []));
  const lists: Record<string, ListItem[]> = {};
  for (const name of names) lists[name] = await listOf(runtime, scene, name);
  return lists;
}

async function listOf(runtime: Runtime, scene: Scene, name: string): Promise<ListItem[]> {
  switch (name) {
    case 'households':
      return itemsOf(runtime, await listToVisit(runtime, scene));
    case 'cases':
      return itemsOf(
        runtime,
        (await listOpen(runtime, scene)).filter(({ stage }) => stage === 'evaluated'),
      );
    case 'publicities':
      return itemsOf(runtime, (await listOpen(runtime, scene)).filter(isPublicityOpen));
    case 'to_verify':
      return (await listToVerify(runtime, scene)).map(({ contact, name: said, place, phone, taken }) => ({
        name: contact,
        label: `${said}（${place}）${phone === undefined ? '' : ` ${phone}`}`,
        data: { contact, taken },
      }));
    case 'faq':
      return runtime.faq.list();
    default:
      return [];
  }
}

/** The board still hangs. */
function isPublicityOpen({ stage }: CaseSnapshot): boolean {
  return stage === 'publicity';
}

/** Open cases of the villages the speaker answers for. */
export async function listOpen(runtime: Runtime, scene: Scene): Promise<CaseSnapshot[]> {
  const villages = [...new Set(scene.roles.map(({ area }) => area))];
  const cases = await Promise.all(villages.map((village) => runtime.store.cases.listOpenByVillage(village)));
  return cases.flat();
}

/** Monitored cases the speaker may record a visit for: those still to visit this month first. */
export async function listToVisit(runtime: Runtime, scene: Scene): Promise<CaseSnapshot[]> {
  if (scene.person === null) return [];
  const own = await runtime.store.cases.listByLiaison(scene.person.id);
  const others = isCommittee(scene) ? await listOpen(runtime, scene) : [];
  const monitored = [...new Map([...own, ...others].map((one) => [one.id, one])).values()].filter(
    ({ stage }) => stage === 'monitored',
  );
  return monitored.toSorted(
    (one, other) => Number(wasVisited(one, scene.today)) - Number(wasVisited(other, scene.today)),
  );
}

/** Whether a visit of the month that `day` lies in counts already. */
export function wasVisited({ visits }: CaseSnapshot, day: Day): boolean {
  return visits.some(({ on, counted }) => counted && monthOf(on) === monthOf(day));
}

/** Cases as choices. In private chat the responsible cadre sees the whole name. */
async function itemsOf(runtime: Runtime, cases: CaseSnapshot[]): Promise<ListItem[]> {
  const households = await householdsOf(runtime, cases);
  return cases.flatMap((one) => {
    const household = households.get(one.household);
    if (household === undefined) return [];
    return {
      name: one.id,
      label: nameHousehold(household),
      words: [household.name, `${household.number}号`, one.number],
      data: {
        case: one.id,
        household: household.id,
        mask: maskHousehold(household),
        objections: openObjections(one).length,
      },
    };
  });
}

export async function householdsOf(
  runtime: Runtime,
  cases: { household: Household['id'] }[],
): Promise<Map<Household['id'], Household>> {
  const found = await runtime.store.households.findMany([
    ...new Set(cases.map(({ household }) => household)),
  ]);
  return new Map(found.map((household) => [household.id, household]));
}

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
export async function listToVerify({ store }: Runtime, scene: Scene): Promise<Unverified[]> {
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
