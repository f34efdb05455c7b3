import { holdsOn, isWithin, type Role } from '../../core/index.ts';
import type { ListItem } from '../../flow/index.ts';
import type { Person } from '../../store/index.ts';
import { areaAbove } from '../recipients.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';

/** Roles that look after households. */
const carers: readonly Role[] = ['liaison', 'village_cadre', 'village_secretary', 'township_officer'];

/**
 * Whom the speaker works with, themselves left out: their own place first (B-13: the same unit before another), then
 * the township above it, then the villages below.
 */
async function listColleagues({ store }: Runtime, scene: Scene): Promise<Person[]> {
  const areas = [...new Set(scene.roles.map(({ area }) => area))];
  const above = areas.flatMap((area) => areaAbove(area) ?? []);
  const own = await Promise.all(areas.map((area) => store.people.listWithin(area, scene.today)));
  const over = await Promise.all(
    above.map((area) => store.people.listByRole('township_officer', area, scene.today)),
  );
  const rank = ({ roles }: Person): number =>
    roles.some((one) => holdsOn(one, scene.today) && areas.includes(one.area)) ? 0 : 1;
  return [...new Map([...own.flat(), ...over.flat()].map((one) => [one.id, one])).values()]
    .filter(({ id, roles }) => id !== scene.person?.id && roles.some((one) => isCarer(one.role)))
    .toSorted((one, other) => rank(one) - rank(other));
}

function isCarer(role: Role): boolean {
  return carers.includes(role);
}

/** The same as choices, each with what they are. */
export async function itemsOfColleagues(runtime: Runtime, scene: Scene): Promise<ListItem[]> {
  return (await listColleagues(runtime, scene)).map(({ id, name, roles }) => {
    const held = roles.find((one) => holdsOn(one, scene.today));
    const title = held === undefined ? '' : runtime.renderer.word('role', held.role);
    const place = runtime.places.find(({ area }) => area === held?.area)?.name;
    const elsewhere = held !== undefined && !scene.roles.some(({ area }) => isWithin(area, held.area));
    return {
      name: id,
      label: `${name}（${elsewhere && place !== undefined ? place : ''}${title}）`,
      words: [name],
      data: { person: id },
    };
  });
}
