import { cutList } from '../../documents/index.ts';
import type { Claim } from '../../store/index.ts';
import { placeNameOf } from '../places.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';

/** Lines of one message. */
const mostLines = 10;

/** 认领: rows of imported lists that nobody could put to a household, in the areas the speaker answers for. */
export async function describeClaims(runtime: Runtime, scene: Scene): Promise<string> {
  const found = new Map<string, Claim>();
  for (const { role, area } of scene.roles) {
    if (role !== 'township_officer' && role !== 'county_officer') continue;
    for (const claim of await runtime.store.claims.listWaiting(area)) found.set(claim.id, claim);
  }
  const claims = [...found.values()].toSorted((a, b) => a.number - b.number);
  const items = claims.map(({ number, reason, area, row }) => ({
    number,
    reason,
    place: row['village'] ?? row['township'] ?? placeNameOf(runtime, area),
    name: row['name'] ?? '',
  }));
  return runtime.renderer.render('claims', cutList(items, mostLines));
}
