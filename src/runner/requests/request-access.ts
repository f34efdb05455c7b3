import { isWithin, type PersonId, type Role } from '../../core/index.ts';
import type { Request } from '../../store/index.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';

/** Roles that answer for everybody in their area. */
const inCharge: readonly Role[] = [
  'village_secretary',
  'village_cadre',
  'township_officer',
  'county_officer',
];

/** Whether the speaker may see and take a request: its owner, or somebody in charge of its area today; never one's own. */
export function mayTake(scene: Scene, request: Request): boolean {
  if (scene.person === null || request.from === scene.contact) return false;
  if (request.owner === scene.person.id && scene.roles.length > 0) return true;
  return scene.roles.some(({ role, area }) => inCharge.includes(role) && isWithin(request.area, area));
}

/** Open requests that the speaker may take: their own first, then the oldest. */
export async function listRequests({ store }: Runtime, scene: Scene): Promise<Request[]> {
  if (scene.person === null) return [];
  const me: PersonId = scene.person.id;
  const areas = scene.roles.flatMap(({ role, area }) => (inCharge.includes(role) ? area : []));
  const found = await Promise.all([
    store.requests.listOwned(me),
    ...[...new Set(areas)].map((area) => store.requests.listOpen(area)),
  ]);
  const distinct = [...new Map(found.flat().map((one) => [one.id, one])).values()];
  return distinct
    .filter((request) => mayTake(scene, request))
    .toSorted(
      (one, other) =>
        Number(other.owner === me) - Number(one.owner === me) || one.at.getTime() - other.at.getTime(),
    );
}
