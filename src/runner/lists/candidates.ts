import { isWithin, type AreaCode, type Role } from '../../core/index.ts';
import type { ListItem } from '../../flow/index.ts';
import type { CaseSnapshot, Person } from '../../store/index.ts';
import { placeNameOf } from '../places.ts';
import { areaAbove } from '../recipients.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import { listSettling } from './offices.ts';

/** Who can look after households of a village, the liaisons first. */
const carers: readonly Role[] = ['liaison', 'village_cadre', 'village_secretary'];

/** Who can be sent to look into something in a village. */
const cadres: readonly Role[] = [...carers, 'township_officer'];

/** Who could be the liaison of the households without one: of each village its own people, with how many they have. */
export async function itemsLiaisons(runtime: Runtime, scene: Scene): Promise<ListItem[]> {
  const cases = await listSettling(runtime, scene, 'liaison_missing');
  const villages = [...new Set(cases.map(({ village }) => village))];
  const found = await Promise.all(
    villages.map(async (village) => {
      const people = await listIn(runtime, scene, [village], carers);
      return Promise.all(
        people.map(async (person) => {
          const own = await runtime.store.cases.listByLiaison(person.id);
          const count = own.filter(({ stage }) => stage === 'monitored').length;
          const label = `${person.name}（${runtime.renderer.word('count', 'households').replace('{n}', String(count))}）`;
          return { name: person.id, label, data: { village } };
        }),
      );
    }),
  );
  return found.flat();
}

/** Who may look into each objection: people of the township, of its villages too, who have not verified and are no kin. */
export async function itemsInvestigators(runtime: Runtime, scene: Scene): Promise<ListItem[]> {
  const cases = await listSettling(runtime, scene, 'objection');
  const found = await Promise.all(
    cases.map(async (one) => {
      const people = await listIn(runtime, scene, areasAround(runtime, one), cadres);
      const barred = new Set([...(one.verification?.signed ?? []), ...one.recused]);
      return people
        .filter(({ id }) => !barred.has(id))
        .map((person) => ({ name: person.id, label: labelOf(runtime, person), data: { case: one.id } }));
    }),
  );
  return found.flat();
}

/** The township, the household's own village, and then the others. */
function areasAround({ places }: Runtime, { village }: CaseSnapshot): AreaCode[] {
  const township = areaAbove(village);
  if (township === null) return [village];
  const others = places.flatMap(({ area }) => (isWithin(area, township) ? area : []));
  return [...new Set([township, village, ...others])];
}

async function listIn(
  { store }: Runtime,
  { today }: Scene,
  areas: AreaCode[],
  roles: readonly Role[],
): Promise<Person[]> {
  const found = await Promise.all(
    areas.flatMap((area) => roles.map((role) => store.people.listByRole(role, area, today))),
  );
  return [...new Map(found.flat().map((person) => [person.id, person])).values()];
}

function labelOf(runtime: Runtime, { name, roles }: Person): string {
  const [first] = roles;
  return first === undefined ? name : `${name}（${placeNameOf(runtime, first.area)}）`;
}
