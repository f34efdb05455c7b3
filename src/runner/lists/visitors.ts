import type { AreaCode, PersonId } from '../../core/index.ts';
import { findStep, type CaseState, type Profile } from '../../cases/index.ts';
import type { ListItem } from '../../flow/index.ts';
import type { Person } from '../../store/index.ts';
import { areaAbove } from '../recipients.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';

/** Who may verify in a village besides the speaker: people of the village and its township, by the county's step. */
export async function listVisitors(
  runtime: Runtime,
  scene: Scene,
  { village, profile, recused }: { village: AreaCode; profile: Profile; recused: readonly PersonId[] },
): Promise<Person[]> {
  const roles = findStep(profile, 'verified')?.by ?? [];
  const above = areaAbove(village);
  const areas = above === null ? [village] : [village, above];
  const found = await Promise.all(
    areas.flatMap((area) => roles.map((role) => runtime.store.people.listByRole(role, area, scene.today))),
  );
  const people = [...new Map(found.flat().map((person) => [person.id, person])).values()];
  return people.filter(({ id }) => id !== scene.person?.id && !recused.includes(id));
}

/** The same for one case, as choices. */
export async function visitorsFor(
  runtime: Runtime,
  scene: Scene,
  { village, recused }: Pick<CaseState, 'village' | 'recused'>,
  profile: Profile,
): Promise<ListItem[]> {
  return toItems(runtime, await listVisitors(runtime, scene, { village, profile, recused }));
}

/** Before a case is chosen: of all the speaker's villages. */
export async function itemsOfVisitors(runtime: Runtime, scene: Scene): Promise<ListItem[]> {
  const villages = [...new Set(scene.roles.map(({ area }) => area))];
  const { profile } = runtime;
  const found = await Promise.all(
    villages.map((village) => listVisitors(runtime, scene, { village, profile, recused: [] })),
  );
  return toItems(runtime, [...new Map(found.flat().map((one) => [one.id, one])).values()]);
}

function toItems({ renderer }: Runtime, people: Person[]): ListItem[] {
  return people.map(({ id, name, roles: [first] }) => ({
    name: id,
    label: first === undefined ? name : `${name}（${renderer.word('role', first.role)}）`,
    words: [name],
  }));
}
