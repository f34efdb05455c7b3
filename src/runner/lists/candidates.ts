import { isWithin, type AreaCode, type Role } from '../../core/index.ts';
import { findStep, type CaseState, type Profile } from '../../cases/index.ts';
import type { ListItem } from '../../flow/index.ts';
import { placeNameOf } from '../telling/places.ts';
import { areaAbove } from '../telling/recipients.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import { itemOfPerson, listPeople } from './people.ts';

/** Who can look after households of a village, the liaisons first. */
const carers: readonly Role[] = ['liaison', 'village_cadre', 'village_secretary'];

/** Who can be sent to look into something in a village. */
const cadres: readonly Role[] = [...carers, 'township_officer'];

/**
 * Who may verify a case besides the speaker: people of its village and township, by the county's step, no near relative;
 * only who is reached by chat, to put their own name to it.
 */
export async function visitorsFor(
  runtime: Runtime,
  scene: Scene,
  { village, recused }: Pick<CaseState, 'village' | 'recused'>,
  profile: Profile,
): Promise<ListItem[]> {
  const roles = findStep(profile, 'verified')?.by ?? [];
  const people = await listPeople(runtime, scene, [village, ...above(village)], roles);
  return people
    .filter(({ id, contact }) => id !== scene.person?.id && contact !== undefined && !recused.includes(id))
    .map((person) => itemOfPerson(person, runtime.renderer.word('role', person.roles[0]?.role ?? '')));
}

/** Who may look into an objection: people of the township, of its villages too, who have not verified and are no kin. */
export async function investigatorsFor(
  runtime: Runtime,
  scene: Scene,
  { village, recused, verification }: Pick<CaseState, 'village' | 'recused' | 'verification'>,
): Promise<ListItem[]> {
  const barred = new Set([...(verification?.signed ?? []), ...recused]);
  const people = await listPeople(runtime, scene, areasAround(runtime, village), cadres);
  return people
    .filter(({ id }) => !barred.has(id))
    .map((person) => {
      const area = person.roles[0]?.area;
      return itemOfPerson(person, area === undefined ? '' : placeNameOf(runtime, area));
    });
}

/** Who could be a household's liaison: people of its village, with how many households they have. */
export async function liaisonsFor(
  runtime: Runtime,
  scene: Scene,
  { village }: Pick<CaseState, 'village'>,
): Promise<ListItem[]> {
  const people = await listPeople(runtime, scene, [village], carers);
  return Promise.all(
    people.map(async (person) => {
      const own = await runtime.store.cases.listByLiaison(person.id);
      const count = own.filter(({ stage }) => stage === 'monitored').length;
      return itemOfPerson(person, runtime.renderer.word('count', 'households').replace('{n}', String(count)));
    }),
  );
}

/** The township, the household's own village, and then the others. */
function areasAround({ places }: Runtime, village: AreaCode): AreaCode[] {
  const [township] = above(village);
  if (township === undefined) return [village];
  const others = places.flatMap(({ area }) => (isWithin(area, township) ? area : []));
  return [...new Set([township, village, ...others])];
}

function above(village: AreaCode): AreaCode[] {
  const area = areaAbove(village);
  return area === null ? [] : [area];
}
