import { dayOf, type AreaCode } from '../../core/index.ts';
import { tellPeople } from '../telling/notices.ts';
import { areaAbove, findTownship } from '../telling/recipients.ts';
import type { Runtime } from '../runtime.ts';
import type { Verdict } from './verdict.ts';

/** Tell each township, once a day, how many rows wait for it to claim; where nobody is, the county. */
export async function tellClaims(runtime: Runtime, verdicts: readonly Verdict[], now: Date): Promise<void> {
  const { store, county } = runtime;
  const today = dayOf(now);
  const levels = new Map((await store.areas.list()).map(({ code, level }) => [code, level]));
  const townshipOf = (area: AreaCode): AreaCode =>
    levels.get(area) === 'village' ? (areaAbove(area) ?? county) : area;
  const asked = new Set(verdicts.flatMap(({ area }) => (area === undefined ? [] : townshipOf(area))));
  for (const area of asked) {
    await tellPeople(runtime, await findTownship(runtime, area, today), {
      dedupeKey: `claims:${area}:${today}`,
      kind: 'notice',
      template: 'claims_notice',
      data: { rows: (await store.claims.listWaiting(area)).length },
      at: now,
    });
  }
}
