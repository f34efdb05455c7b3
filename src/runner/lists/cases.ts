import { maskHousehold, monthOf, nameHousehold, type AreaCode, type Day } from '../../core/index.ts';
import {
  findStep,
  isInProcedure,
  mayAct,
  nextStage,
  openObjections,
  stages,
  type Profile,
  type Stage,
} from '../../cases/index.ts';
import type { ListItem } from '../../flow/index.ts';
import type { CaseSnapshot, Household, Person } from '../../store/index.ts';
import type { Runtime } from '../runtime.ts';
import { choosePart } from './choice.ts';
import { placeNameOf } from '../telling/places.ts';
import { findVerifiers } from '../telling/recipients.ts';
import { isCommittee, type Scene } from '../scene.ts';

/**
 * Cases of the areas the speaker answers for, of some stages only where they are named; without them also ended ones
 * that still wait for somebody.
 */
export async function listOpen(
  { store }: Runtime,
  scene: Scene,
  only?: readonly Stage[],
): Promise<CaseSnapshot[]> {
  return listIn(scene, (area) => store.cases.listOpen(area, only));
}

/** What is found in each of the speaker's areas, once. */
async function listIn(
  { roles }: Scene,
  list: (area: AreaCode) => Promise<CaseSnapshot[]>,
): Promise<CaseSnapshot[]> {
  const areas = [...new Set(roles.map(({ area }) => area))];
  const cases = await Promise.all(areas.map(list));
  return [...new Map(cases.flat().map((one) => [one.id, one])).values()];
}

/** Cases of the speaker's areas beside which something waits for the township. */
export async function listConcerning({ store }: Runtime, scene: Scene): Promise<CaseSnapshot[]> {
  return listIn(scene, (area) => store.cases.listConcerning(area));
}

/** 在办. */
export const inProcedure: readonly Stage[] = stages.filter(isInProcedure);

/**
 * Cases whose next step brings them to a stage, each by the profile it is pinned to; oldest first. A case may be pinned
 * to other steps than the county's of today: all that come before in any county are looked at.
 */
export async function listAwaiting(runtime: Runtime, scene: Scene, stage: Stage): Promise<CaseSnapshot[]> {
  const before = stages.slice(0, stages.indexOf(stage));
  const open = await listOpen(runtime, scene, [...before, 'returned']);
  const found: CaseSnapshot[] = [];
  for (const one of open) {
    if (nextStage(one, await runtime.profileOf(one.profile)) === stage) found.push(one);
  }
  return found.toReversed();
}

/** Declarations that nobody has taken in hand: urgent ones first. */
export async function listToAccept(runtime: Runtime, scene: Scene): Promise<CaseSnapshot[]> {
  const waiting = await listAwaiting(runtime, scene, 'accepted');
  return waiting.toSorted((one, other) => Number(other.urgent) - Number(one.urgent));
}

/**
 * Households that wait for a visit of verification. Last those whose record waits for a name: when it cannot be signed
 * they are visited again; not by whom it waits for.
 */
export async function listToVerify(runtime: Runtime, scene: Scene): Promise<CaseSnapshot[]> {
  const waiting = await listAwaiting(runtime, scene, 'verified');
  return waiting
    .filter(({ verification }) => verification?.waiting.some((id) => id === scene.person?.id) !== true)
    .toSorted((one, other) => Number(isUnsigned(one)) - Number(isUnsigned(other)));
}

function isUnsigned({ verification }: CaseSnapshot): boolean {
  return verification !== undefined && verification.waiting.length > 0;
}

/** Verifications that wait for the speaker's own name. */
export async function listToCosign(runtime: Runtime, scene: Scene): Promise<CaseSnapshot[]> {
  const { person } = scene;
  if (person === null) return [];
  const waiting = await listAwaiting(runtime, scene, 'verified');
  return waiting.filter(({ verification }) => verification?.waiting.includes(person.id) === true);
}

/**
 * Verifications to look at again: the speaker's own, and complete ones of which nobody who signed serves the household
 * any more, where the speaker may verify in the county of the case.
 */
export async function listToRecheck(runtime: Runtime, scene: Scene): Promise<CaseSnapshot[]> {
  const { person } = scene;
  if (person === null) return [];
  const found: CaseSnapshot[] = [];
  for (const one of await listIn(scene, (area) => runtime.store.cases.listToRecheck(area))) {
    const serving = await findVerifiers(runtime, one, scene.today);
    const isTheirs =
      serving.length > 0
        ? serving.some(({ id }) => id === person.id)
        : one.verification?.waiting.length === 0 &&
          mayVerify(scene, person, one, await runtime.profileOf(one.profile));
    if (isTheirs) found.push(one);
  }
  return found;
}

function mayVerify({ roles }: Scene, { id }: Person, state: CaseSnapshot, profile: Profile): boolean {
  const by = findStep(profile, 'verified')?.by ?? [];
  return (
    !state.recused.includes(id) &&
    roles.some(
      ({ role, area }) => by.includes(role) && mayAct({ person: id, role, area }, 'rechecked', state),
    )
  );
}

/** Monitored cases the speaker may record a visit for: those still to visit this month first. */
export async function listToVisit(runtime: Runtime, scene: Scene): Promise<CaseSnapshot[]> {
  if (scene.person === null) return [];
  const own = await runtime.store.cases.listByLiaison(scene.person.id);
  const others = isCommittee(scene) ? await listOpen(runtime, scene, ['monitored']) : [];
  const monitored = [...new Map([...own, ...others].map((one) => [one.id, one])).values()].filter(
    ({ stage }) => stage === 'monitored',
  );
  return monitored.toSorted(
    (one, other) => Number(wasVisited(one, scene.today)) - Number(wasVisited(other, scene.today)),
  );
}

/** Whether a visit of the month that `day` lies in counts already. */
export function wasVisited({ visits }: CaseSnapshot, day: Day): boolean {
  return visits.some(({ on, counted }) => counted && monthOf(on) === monthOf(day));
}

/**
 * Cases as choices, for whom several villages are theirs with the village. In private chat the responsible cadre sees
 * the whole name.
 */
export async function itemsOf(runtime: Runtime, scene: Scene, cases: CaseSnapshot[]): Promise<ListItem[]> {
  const households = await householdsOf(runtime, cases);
  return cases.flatMap((one) => {
    const household = households.get(one.household);
    if (household === undefined) return [];
    return {
      name: one.id,
      label: householdLabel(runtime, scene, household),
      words: [household.name, `${household.number}号`, one.number],
      data: {
        case: one.id,
        household: household.id,
        mask: maskHousehold(household),
        village: one.village,
        waiting: cases.length,
        objections: openObjections(one).length,
      },
    };
  });
}

/** A household in private, with its village for whoever has more than one: short numbers repeat. */
export function householdLabel(runtime: Runtime, { roles }: Scene, household: Household): string {
  const isOwn = roles.some(({ area }) => area === household.village);
  return `${isOwn ? '' : `${placeNameOf(runtime, household.village)} `}${nameHousehold(household)}`;
}

/** The same, each with the record that is to be signed: what is signed is what was read. */
export async function itemsToCosign(
  runtime: Runtime,
  scene: Scene,
  cases: CaseSnapshot[],
): Promise<ListItem[]> {
  const records = new Map(cases.map(({ id, verification }) => [id as string, verification?.record]));
  return (await itemsOf(runtime, scene, cases)).map((item) => ({
    ...item,
    name: choosePart(item.name, String(records.get(item.name))),
  }));
}

/** The same, and which of them have a record that waits for a name. */
export async function itemsToVerify(
  runtime: Runtime,
  scene: Scene,
  cases: CaseSnapshot[],
): Promise<ListItem[]> {
  const unsigned = new Set<string>(cases.filter(isUnsigned).map(({ id }) => id));
  const mark = runtime.renderer.word('mark', 'unsigned');
  return (await itemsOf(runtime, scene, cases)).map((item) =>
    unsigned.has(item.name) ? { ...item, label: `${item.label}${mark}` } : item,
  );
}

/** The same with their numbers, and which of them are urgent. */
export async function itemsToAccept(
  runtime: Runtime,
  scene: Scene,
  cases: CaseSnapshot[],
): Promise<ListItem[]> {
  const byId = new Map(cases.map((one) => [one.id as string, one]));
  return (await itemsOf(runtime, scene, cases)).map((item) => {
    const found = byId.get(item.name);
    if (found === undefined) return item;
    const mark = found.urgent ? runtime.renderer.word('mark', 'urgent') : '';
    return { ...item, label: `${mark}${item.label}，${found.number}` };
  });
}

export async function householdsOf(
  runtime: Runtime,
  cases: { household: Household['id'] }[],
): Promise<Map<Household['id'], Household>> {
  const found = await runtime.store.households.findMany([
    ...new Set(cases.map(({ household }) => household)),
  ]);
  return new Map(found.map((household) => [household.id, household]));
}
