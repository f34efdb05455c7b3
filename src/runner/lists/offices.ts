import { toId, type CaseId } from '../../core/index.ts';
import { decidingStage, dutiesOf, openObjections, readyStage, type SettleDuty } from '../../cases/index.ts';
import type { ListItem } from '../../flow/index.ts';
import type { CaseSnapshot } from '../../store/index.ts';
import { officePage } from '../office-page.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import { itemsOf, listAwaiting, listOpen } from './cases.ts';

/** Cases an office judges, village by village, each with the page it is judged by and whether the comparison holds it. */
export async function itemsToJudge(
  runtime: Runtime,
  scene: Scene,
  stage: 'town_review' | 'county_decision',
): Promise<ListItem[]> {
  const cases = byVillage(await listAwaiting(runtime, scene, stage));
  const facts = new Map<string, { page: string; held: boolean; decides: boolean }>();
  for (const one of cases) {
    const profile = await runtime.profileOf(one.profile);
    const held = readyStage(one, profile) === null;
    // Where no step of the county decides, the township does (X3).
    const decides = decidingStage(profile) === stage;
    facts.set(one.id, { page: await officePage(runtime, one), held, decides });
  }
  return (await itemsOf(runtime, scene, cases)).map((item) => ({
    ...item,
    data: { ...item.data, ...facts.get(item.name) },
  }));
}

/** Cases of the speaker's area in which something beside the steps waits for one of the speaker's roles. */
export async function listSettling(
  runtime: Runtime,
  scene: Scene,
  what: SettleDuty['what'],
): Promise<CaseSnapshot[]> {
  const found: CaseSnapshot[] = [];
  for (const one of (await listOpen(runtime, scene)).toReversed()) {
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

/** What is apart inside one case: a hit, an objection. */
const within = '#';

/** The case of a choice that names something inside it, and what. */
export function splitChoice(choice: string): { id: CaseId; part: string | null } {
  const at = choice.indexOf(within);
  return at < 0
    ? { id: toId(choice), part: null }
    : { id: toId(choice.slice(0, at)), part: choice.slice(at + 1) };
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
      name: hit === undefined ? item.name : `${item.name}${within}${hit}`,
      label: `${item.label}：${runtime.renderer.word(hit === undefined ? 'comparison' : 'exclusion', hit ?? state)}`,
      data: { ...item.data, state, waiting: toSend },
    });
    if (comparison === undefined) return as('new');
    return comparison.returned === undefined ? as('sent') : comparison.open.map((hit) => as('hit', hit));
  });
}

/** Objections that nobody has looked into, in the words they were raised in; never by whom. */
export async function itemsObjections(runtime: Runtime, scene: Scene): Promise<ListItem[]> {
  const cases = await listSettling(runtime, scene, 'objection');
  const items = await itemsOf(runtime, scene, cases);
  const found = await Promise.all(
    cases.map(async (one) => {
      const item = items.find(({ name }) => name === one.id);
      if (item === undefined) return [];
      const raised = (await runtime.store.cases.journal(one.id)).flatMap(({ act }) =>
        act.kind === 'objection_raised' ? act : [],
      );
      return openObjections(one).flatMap(({ id }) => {
        const act = raised.find(({ objection }) => objection === id);
        if (act === undefined) return [];
        const ground = runtime.renderer.word('objection_ground', act.ground);
        return {
          ...item,
          name: `${item.name}${within}${id}`,
          label: `${item.label}：${ground}`,
          data: { ...item.data, story: act.text },
        };
      });
    }),
  );
  return found.flat();
}

/** 申诉 that waits for the speaker's office, with what was said no to and what the household says. */
export async function itemsAppeals(runtime: Runtime, scene: Scene): Promise<ListItem[]> {
  const cases = await listSettling(runtime, scene, 'appeal');
  const items = await itemsOf(runtime, scene, cases);
  return Promise.all(
    items.map(async (item) => {
      const one = cases.find(({ id }) => id === item.name);
      const journal = one === undefined ? [] : await runtime.store.cases.journal(one.id);
      const said = journal.findLast(({ act }) => act.kind === 'appealed')?.act;
      const reason = runtime.renderer.word('reject_reason', one?.rejection?.reason ?? '');
      const story = said?.kind === 'appealed' ? said.text : '';
      return { ...item, data: { ...item.data, reason, story } };
    }),
  );
}

function byVillage(cases: CaseSnapshot[]): CaseSnapshot[] {
  return cases.toSorted((one, other) => one.village.localeCompare(other.village));
}
