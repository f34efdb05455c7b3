import { dutiesOf, openObjections, type SettleDuty } from '../../cases/index.ts';
import type { ListItem } from '../../flow/index.ts';
import type { CaseSnapshot } from '../../store/index.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import { choosePart } from './choice.ts';
import { inProcedure, itemsOf, listAwaiting, listConcerning, listOpen } from './cases.ts';

/** Cases an office judges, village by village. */
export async function itemsToJudge(
  runtime: Runtime,
  scene: Scene,
  stage: 'town_review' | 'county_decision',
): Promise<ListItem[]> {
  // Whom the county's hard conditions bar never comes to the township by the steps.
  const barred = stage === 'town_review' ? await listSettling(runtime, scene, 'barred') : [];
  return itemsOf(runtime, scene, byVillage([...(await listAwaiting(runtime, scene, stage)), ...barred]));
}

/** What can wait beside the steps for an office. */
type Beside = Extract<
  SettleDuty['what'],
  'barred' | 'objection' | 'comparison' | 'appeal' | 'liaison_missing'
>;

/** Cases in which it can wait, and no others. */
function listBeside(runtime: Runtime, scene: Scene, what: Beside): Promise<CaseSnapshot[]> {
  if (what === 'liaison_missing') return listConcerning(runtime, scene);
  return listOpen(runtime, scene, what === 'appeal' ? ['rejected'] : inProcedure);
}

/** Cases of the speaker's area in which something beside the steps waits for one of the speaker's roles. */
export async function listSettling(runtime: Runtime, scene: Scene, what: Beside): Promise<CaseSnapshot[]> {
  const found: CaseSnapshot[] = [];
  for (const one of (await listBeside(runtime, scene, what)).toReversed()) {
    const duties = dutiesOf(one, await runtime.profileOf(one.profile), runtime.calendar, scene.now);
    const isMine = duties.some(
      (duty) =>
        duty.kind === 'settle' &&
        duty.what === what &&
        scene.roles.some(({ role }) => duty.by.includes(role)),
    );
    if (isMine) found.push(one);
  }
  return byVillage(found);
}

/** 比对: still to be sent, sent and not back, or a hit that nobody has settled, each hit by itself. */
export async function itemsToCompare(runtime: Runtime, scene: Scene): Promise<ListItem[]> {
  const cases = await listSettling(runtime, scene, 'comparison');
  const toSend = cases.filter(({ comparison }) => comparison === undefined).length;
  const items = await itemsOf(runtime, scene, cases);
  return cases.flatMap(({ id, comparison }) => {
    const item = items.find(({ name }) => name === id);
    if (item === undefined) return [];
    const as = (state: 'new' | 'sent' | 'hit', hit?: string): ListItem => ({
      ...item,
      name: hit === undefined ? item.name : choosePart(item.name, hit),
      label: `${item.label}：${runtime.renderer.word(hit === undefined ? 'comparison' : 'exclusion', hit ?? state)}`,
      data: { ...item.data, state, waiting: toSend },
    });
    if (comparison === undefined) return as('new');
    return comparison.returned === undefined ? as('sent') : comparison.open.map((hit) => as('hit', hit));
  });
}

/** Objections that nobody has looked into, by their ground; never by whom. */
export async function itemsObjections(runtime: Runtime, scene: Scene): Promise<ListItem[]> {
  const cases = await listSettling(runtime, scene, 'objection');
  const items = await itemsOf(runtime, scene, cases);
  return cases.flatMap((one) => {
    const item = items.find(({ name }) => name === one.id);
    if (item === undefined) return [];
    return openObjections(one).map(({ id, ground }) => ({
      ...item,
      name: choosePart(item.name, id),
      label: `${item.label}：${runtime.renderer.word('objection_ground', ground)}`,
    }));
  });
}

/** 申诉 that waits for the speaker's office. */
export async function itemsAppeals(runtime: Runtime, scene: Scene): Promise<ListItem[]> {
  return itemsOf(runtime, scene, await listSettling(runtime, scene, 'appeal'));
}

function byVillage(cases: CaseSnapshot[]): CaseSnapshot[] {
  return cases.toSorted((one, other) => one.village.localeCompare(other.village));
}
