import {
  dayOf,
  toId,
  type AreaCode,
  type CaseId,
  type PersonId,
  type Role,
  type TurnId,
} from '../../src/core/index.ts';
import {
  findStep,
  sectors,
  type Act,
  type ActOf,
  type Actor,
  type ExclusionCode,
} from '../../src/cases/index.ts';
import { actOnCase } from '../../src/runner/index.ts';
import { declaration } from './village-talk.ts';
import type { World } from './world.ts';

/** Staff of 石桥村 in the demo county, its township and its county, as the journal names them. */
export const staff = {
  secretary: cadre('c-sq-1', 'village_secretary', 'sw-qx-sq'),
  cadre: cadre('c-sq-2', 'village_cadre', 'sw-qx-sq'),
  township: cadre('c-qx', 'township_officer', 'sw-qx'),
  county: cadre('c-county', 'county_officer', 'sw'),
};

function cadre(person: string, role: Role, area: string): Actor {
  return { person: toId<PersonId>(person), role, area: toId<AreaCode>(area) };
}

/** Do an act on a case past the talks, at the world's time; a refusal throws. */
export async function act(world: World, id: CaseId, actor: Actor, what: Act, turn?: TurnId): Promise<void> {
  const { runtime } = world.service;
  const at = runtime.clock.now();
  const from = turn === undefined ? {} : { turn };
  const outcome = await actOnCase(runtime, { case: id, act: what, actors: [actor], at, ...from });
  if (!outcome.ok) throw new Error(`${what.kind}: ${JSON.stringify(outcome.refusal)}`);
}

export interface Steps {
  exclusions?: ExclusionCode[];
  perCapitaFen?: number;
}

/** What the secretary writes down of a visit with the cadre today. */
export function finding(world: World, steps: Steps = {}): ActOf<'verified'> {
  return {
    kind: 'verified',
    on: dayOf(world.service.runtime.clock.now()),
    others: [toId('c-sq-2')],
    conclusion: 'true',
    answers: {},
    exclusions: (steps.exclusions ?? []).map((code) => ({ code, mitigated: false })),
    perCapitaFen: steps.perCapitaFen ?? 1_210_000,
    photos: [],
  };
}

/** Accepted, verified by two, signed. */
export async function verify(world: World, id: CaseId, steps: Steps = {}): Promise<void> {
  await act(world, id, staff.secretary, { kind: 'accepted' });
  if (findStep(world.service.runtime.profile, 'group_opinion') !== null) {
    const on = dayOf(world.service.runtime.clock.now());
    await act(world, id, staff.cadre, { kind: 'group_opined', on, present: 20, inFavour: 17, against: 1 });
  }
  await act(world, id, staff.secretary, finding(world, steps));
  await act(world, id, staff.cadre, { kind: 'cosigned', agrees: true });
}

/** Up to the board that hangs from now on. */
export async function publish(world: World, id: CaseId, steps: Steps = {}): Promise<void> {
  const on = dayOf(world.service.runtime.clock.now());
  await verify(world, id, steps);
  await act(world, id, staff.secretary, {
    kind: 'evaluated',
    on,
    place: '村委会',
    attendance: { committee: 3, team: 1, supervisors: 1, representatives: 8 },
    inFavour: 12,
    against: 1,
    abstained: 0,
  });
  await act(world, id, staff.secretary, { kind: 'publicity_opened', on, place: '村委会公示栏' });
}

/** Up to the township: the board hangs its days and is closed after the last; the clock stands there. */
export async function closePublicity(world: World, id: CaseId, steps: Steps = {}): Promise<void> {
  await publish(world, id, steps);
  const { runtime } = world.service;
  const end = (await runtime.store.cases.snapshot(id))?.publicity?.end ?? '';
  await world.moveTo(`${end}T18:30:00+08:00`);
  await act(world, id, staff.secretary, { kind: 'publicity_closed', on: end });
}

/** Up to the county: every office of the township agrees. */
export async function reviewInTown(world: World, id: CaseId, steps: Steps = {}): Promise<void> {
  await closePublicity(world, id, steps);
  await act(world, id, staff.township, {
    kind: 'town_reviewed',
    opinions: sectors.map((sector) => ({ sector, opinion: 'fits' })),
  });
}

/** Household 1 or 2 of 石桥村 declares in its own chat; its case. `last`: under the summary, 1 is 同意. */
export async function declare(world: World, last = '1', no: 1 | 2 = 1): Promise<CaseId> {
  await world.sayAll(`v-sq-${no}`, ...declaration.slice(0, -1), last);
  const [one] = await world.service.runtime.store.cases.listByHousehold(toId(`h-sq-${no}`));
  if (one === undefined) throw new Error('nothing was declared');
  return one.id;
}
