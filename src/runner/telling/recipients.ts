import {
  holdsOn,
  isWithin,
  toId,
  type AreaCode,
  type Day,
  type PersonId,
  type Role,
} from '../../core/index.ts';
import { may, type CaseState, type Stage } from '../../cases/index.ts';
import type { Person } from '../../store/index.ts';
import type { Runtime } from '../runtime.ts';

/** The area above: of a village its township, of a township its county; null above the county. */
export function areaAbove(area: AreaCode): AreaCode | null {
  const cut = area.lastIndexOf('-');
  return cut < 0 ? null : toId(area.slice(0, cut));
}

/** People with a role in the area or, when there is nobody, in the nearest area above that has one. */
export async function findInCharge(
  runtime: Runtime,
  role: Role,
  area: AreaCode,
  day: Day,
): Promise<Person[]> {
  for (let at: AreaCode | null = area; at !== null; at = areaAbove(at)) {
    const people = await runtime.store.people.listByRole(role, at, day);
    if (people.length > 0) return people;
  }
  return [];
}

/**
 * Who takes a new declaration of a village in hand: its secretary, else the township, else the county; none of `except`,
 * who ask or keep out of it.
 */
export async function findHandler(
  runtime: Runtime,
  area: AreaCode,
  day: Day,
  except: readonly PersonId[] = [],
): Promise<Person | null> {
  for (const role of ['village_secretary', 'township_officer', 'county_officer'] as const) {
    const [first] = (await findInCharge(runtime, role, area, day)).filter(({ id }) => !except.includes(id));
    if (first !== undefined) return first;
  }
  return null;
}

/**
 * Whom a household asks about its case: the liaison once it is monitored, the township while an office has it, else the
 * village. The county is not whom a villager calls.
 */
export async function findAnswerer(
  runtime: Runtime,
  { stage, village, liaison, appeal }: Pick<CaseState, 'stage' | 'village' | 'liaison' | 'appeal'>,
  next: Stage | null,
  day: Day,
): Promise<Person | null> {
  if (stage === 'monitored' && liaison !== undefined) return runtime.store.people.find(liaison);
  const isAbove =
    (stage === 'rejected' && appeal?.state === 'open') ||
    next === 'town_review' ||
    next === 'county_decision';
  const [first] = isAbove ? await findInCharge(runtime, 'township_officer', village, day) : [];
  return first ?? (await findHandler(runtime, village, day));
}

/**
 * Of those who verified a household, who can still look at it again on that day: they have a role for its village that
 * may, and are not to keep out of it. A liaison is none of them: 复核 is the village's and the township's to say.
 */
export async function findVerifiers(
  { store }: Runtime,
  state: Pick<CaseState, 'village' | 'verification' | 'recused'>,
  day: Day,
): Promise<Person[]> {
  const signed = state.verification?.signed ?? [];
  const people = signed.length === 0 ? [] : await store.people.findMany(signed);
  return people.filter(
    ({ id, roles }) =>
      !state.recused.includes(id) &&
      roles.some(
        (one) =>
          holdsOn(one, day) && may(one.role, 'rechecked') === 'area' && isWithin(state.village, one.area),
      ),
  );
}

/** The township's officers; where there is none, the county's. */
export async function findTownship(runtime: Runtime, area: AreaCode, day: Day): Promise<Person[]> {
  const officers = await findInCharge(runtime, 'township_officer', area, day);
  return officers.length > 0 ? officers : findInCharge(runtime, 'county_officer', area, day);
}

/** Who is told of danger to life: village and township; where a level has nobody, the county stands in. */
export async function findAlerted(runtime: Runtime, area: AreaCode, day: Day): Promise<Person[]> {
  const village = await findInCharge(runtime, 'village_secretary', area, day);
  const township = await findInCharge(runtime, 'township_officer', area, day);
  const found = [...village, ...township];
  if (village.length > 0 && township.length > 0) return found;
  return [...found, ...(await findInCharge(runtime, 'county_officer', area, day))];
}

/** Whether one of the person's roles covers the area on that day. */
export function covers(person: Person, area: AreaCode, day: Day): boolean {
  return person.roles.some((assignment) => isWithin(area, assignment.area) && holdsOn(assignment, day));
}
