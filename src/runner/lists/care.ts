import { nameHousehold } from '../../core/index.ts';
import {
  freeRisks,
  isLive,
  isOpen,
  isWaitedFor,
  needsHelp,
  openStages,
  stages,
  type MeasureState,
} from '../../cases/index.ts';
import type { ListItem } from '../../flow/index.ts';
import type { CaseSnapshot } from '../../store/index.ts';
import { partOf } from './choice.ts';
import { placeNameOf } from '../telling/places.ts';
import type { Runtime } from '../runtime.ts';
import { isCommittee, isOffice, type Scene } from '../scene.ts';
import { householdsOf, itemsOf, listConcerning, listOpen, listToVisit } from './cases.ts';

/** What the speaker works on: an office what is in the procedure or concerns it, a village all, a liaison their own. */
export async function listMine(runtime: Runtime, scene: Scene): Promise<CaseSnapshot[]> {
  const { person } = scene;
  if (person === null) return [];
  const own = await runtime.store.cases.listByLiaison(person.id);
  const village = isCommittee(scene) ? await listOpen(runtime, scene) : [];
  // Of what has ended only what still waits for somebody is found.
  const officeStages = stages.filter((stage) => stage !== 'monitored');
  const office = isOffice(scene) ? await listOpen(runtime, scene, officeStages) : [];
  const concerning = await listConcerning(runtime, scene);
  const theirs = concerning.filter(({ handover }) => isOffice(scene) || handover?.to === person.id);
  const all = [...own, ...village, ...office, ...theirs].filter(isWaitedFor);
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

/** States at which a measure waits for an office; at the others it waits for whoever looks after the household. */
const officeStates: readonly MeasureState['state'][] = ['agreed', 'disputed'];

/** Measures to work on, and the risks of the households for which there is none yet; what did not arrive first. */
export async function itemsOfMeasures(runtime: Runtime, scene: Scene): Promise<ListItem[]> {
  const cases = isOffice(scene) ? await listConcerning(runtime, scene) : await listToVisit(runtime, scene);
  const households = await householdsOf(runtime, cases);
  const word = (list: string, code: string): string => runtime.renderer.word(list, code);
  const found = cases.flatMap((one) => {
    const household = households.get(one.household);
    if (household === undefined || one.stage !== 'monitored') return [];
    const place = isOffice(scene) ? `${placeNameOf(runtime, one.village)} ` : '';
    const item = (part: string, state: string, about: string, rank: number): ListItem & { rank: number } => ({
      name: `${one.id}${partOf}${part}`,
      label: `${place}${nameHousehold(household)}：${about}（${word('measure_state', state)}）`,
      words: [household.name, `${household.number}号`],
      data: { case: one.id, household: household.id, state },
      rank,
    });
    const live = one.measures.filter(isLive);
    const shown = live.filter(
      ({ state }) => officeStates.includes(state) === isOffice(scene) || state === 'disputed',
    );
    const free = isOffice(scene) ? [] : freeRisks(one);
    return [
      ...shown.map(({ id, state, kind }) => item(id, state, word('measure_kind', kind), rankOf(state))),
      ...free.map((risk) => item(risk, 'none', word('risk', risk), 9)),
    ];
  });
  return found.toSorted((one, other) => one.rank - other.rank).map(({ rank: _rank, ...item }) => item);
}

function rankOf(state: MeasureState['state']): number {
  return ['disputed', 'agreed', 'running', 'approved', 'done', 'proposed'].indexOf(state) + 1;
}

/**
 * Households that can be handed over: a liaison's own, or those of the area; all of one liaison in one line. Also what
 * was offered to somebody who has not answered: another may be asked in their place.
 */
export async function itemsToHandOver(runtime: Runtime, scene: Scene): Promise<ListItem[]> {
  const { store } = runtime;
  const { person } = scene;
  if (person === null) return [];
  const own = await store.cases.listByLiaison(person.id);
  const others = isCommittee(scene) || isOffice(scene) ? await listOpen(runtime, scene, openStages) : [];
  const cases = [...new Map([...own, ...others].map((one) => [one.id, one])).values()].filter(
    ({ stage, liaison }) => isOpen(stage) && liaison !== undefined,
  );
  const liaisons = [...new Set(cases.flatMap(({ liaison }) => liaison ?? []))];
  const people = await store.people.findMany(liaisons);
  const whole = people.flatMap(({ id, name }) => {
    const theirs = cases.filter(({ liaison }) => liaison === id);
    return theirs.length < 2 ? [] : [allOf(runtime, theirs, name)];
  });
  // An office picks a person; single households are the village's and the liaison's to pick.
  const single = await itemsOf(runtime, scene, isOffice(scene) && whole.length > 0 ? loneOf(cases) : cases);
  return [...whole, ...single];
}

/** Households whose liaison has no other. */
function loneOf(cases: CaseSnapshot[]): CaseSnapshot[] {
  return cases.filter((one) => cases.filter(({ liaison }) => liaison === one.liaison).length === 1);
}

/** Several households as one choice; its name says which they were when it was offered. */
function allOf({ renderer }: Runtime, cases: CaseSnapshot[], of?: string): ListItem {
  const whose = of === undefined ? '' : `${of}：`;
  return {
    name: cases.map(({ id }) => id).join(partOf),
    label: `${whose}${renderer.word('choice', 'all')}${cases.length}${renderer.word('choice', 'households')}`,
    words: [renderer.word('choice', 'all')],
    data: { households: cases.length },
  };
}

/** Households that somebody hands over to the speaker. */
export async function itemsHandedOver(runtime: Runtime, scene: Scene): Promise<ListItem[]> {
  const waiting = (await listConcerning(runtime, scene)).filter(
    ({ handover }) => handover !== undefined && handover.to === scene.person?.id,
  );
  const single = await itemsOf(runtime, scene, waiting);
  return waiting.length < 2 ? single : [allOf(runtime, waiting), ...single];
}

/** Help in need that is not paid yet, the oldest first. */
export async function itemsInNeed(runtime: Runtime, scene: Scene): Promise<ListItem[]> {
  const waiting = (await listConcerning(runtime, scene)).flatMap((one) =>
    one.urgentHelp !== undefined && needsHelp(one) ? [{ one, help: one.urgentHelp }] : [],
  );
  const ordered = waiting.toSorted((a, b) => Number(a.help.asked > b.help.asked));
  const items = await itemsOf(
    runtime,
    scene,
    ordered.map(({ one }) => one),
  );
  return items.map((item) => {
    const state = ordered.find(({ one }) => one.id === item.name)?.help.state ?? 'asked';
    return { ...item, data: { ...item.data, state } };
  });
}

/** Households whose people may have changed: the speaker's own where a cadre has confirmed it, and those in their care. */
export async function itemsToCount(runtime: Runtime, scene: Scene): Promise<ListItem[]> {
  const { binding } = scene;
  const household = binding?.standing === 'verified' ? binding.household : null;
  const own = household === null ? null : await runtime.store.cases.findOpenByHousehold(household);
  const theirs = (await listMine(runtime, scene)).filter(({ stage }) => isOpen(stage));
  const cases = [...(own === null ? [] : [own]), ...theirs];
  return itemsOf(runtime, scene, [...new Map(cases.map((one) => [one.id, one])).values()]);
}
