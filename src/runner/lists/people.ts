import { holdsOn, isWithin, type AreaCode, type Role } from '../../core/index.ts';
import type { ListItem } from '../../flow/index.ts';
import type { Person } from '../../store/index.ts';
import { areaAbove } from '../telling/recipients.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';

/** People who hold one of the roles in one of the areas today, each once, in the order of the areas. */
export async function listPeople(
  { store }: Runtime,
  { today }: Scene,
  areas: readonly AreaCode[],
  roles: readonly Role[],
): Promise<Person[]> {
  const found = await Promise.all(
    areas.flatMap((area) => roles.map((role) => store.people.listByRole(role, area, today))),
  );
  return [...new Map(found.flat().map((person) => [person.id, person])).values()];
}

/** A person as a choice, with something about them in brackets. */
export function itemOfPerson({ id, name }: Person, about: string): ListItem {
  return { name: id, label: about === '' ? name : `${name}（${about}）`, words: [name] };
}

/** Roles that look after households. */
const carers: readonly Role[] = ['liaison', 'village_cadre', 'village_secretary', 'township_officer'];

/**
 * Whom the speaker works with, themselves left out: their own place first (B-13: the same unit before another), then the
 * township above it, then the villages below.
 */
async function listColleagues(runtime: Runtime, scene: Scene): Promise<Person[]> {
  const areas = [...new Set(scene.roles.map(({ area }) => area))];
  const above = areas.flatMap((area) => areaAbove(area) ?? []);
  const own = await Promise.all(areas.map((area) => runtime.store.people.listWithin(area, scene.today)));
  const over = await listPeople(runtime, scene, above, ['township_officer']);
  const rank = ({ roles }: Person): number =>
    roles.some((one) => holdsOn(one, scene.today) && areas.includes(one.area)) ? 0 : 1;
  return [...new Map([...own.flat(), ...over].map((one) => [one.id, one])).values()]
    .filter(({ id }) => id !== scene.person?.id)
    .filter(({ roles }) => roles.some((one) => holdsOn(one, scene.today) && carers.includes(one.role)))
    .toSorted((one, other) => rank(one) - rank(other));
}

/** Who can have gone along to a door, which takes no chat: nothing is signed there. */
export async function itemsOfColleagues(runtime: Runtime, scene: Scene): Promise<ListItem[]> {
  return itemsOf(runtime, scene, await listColleagues(runtime, scene));
}

/** Who can take households over: only in a chat can they say yes or no. */
export async function itemsOfSuccessors(runtime: Runtime, scene: Scene): Promise<ListItem[]> {
  const colleagues = await listColleagues(runtime, scene);
  return itemsOf(
    runtime,
    scene,
    colleagues.filter(({ contact }) => contact !== undefined),
  );
}

/** As choices, each with what they are. */
function itemsOf(runtime: Runtime, scene: Scene, people: Person[]): ListItem[] {
  return people.map((person) => {
    const held = person.roles.find((one) => holdsOn(one, scene.today));
    if (held === undefined) return itemOfPerson(person, '');
    const elsewhere = !scene.roles.some(({ area }) => isWithin(area, held.area));
    const place = runtime.places.find(({ area }) => area === held.area)?.name ?? '';
    const title = runtime.renderer.word('role', held.role);
    return itemOfPerson(person, elsewhere ? `${place}${title}` : title);
  });
}
