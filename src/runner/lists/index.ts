import { stages, type Stage } from '../../cases/index.ts';
import type { Flow, ListItem } from '../../flow/index.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import { itemsOfBoards } from './boards.ts';
import { itemsHandedOver, itemsInNeed, itemsOfMeasures, itemsToCount, itemsToHandOver } from './care.ts';
import {
  inProcedure,
  itemsOf,
  itemsToAccept,
  itemsToCosign,
  itemsToVerify,
  listAwaiting,
  listOpen,
  listToAccept,
  listToCosign,
  listToRecheck,
  listToVerify,
  listToVisit,
} from './cases.ts';
import { itemsToIdentify } from './identities.ts';
import { itemsAppeals, itemsObjections, itemsToCompare, itemsToJudge, listSettling } from './offices.ts';
import { itemsToAppeal, itemsToSupplement, itemsToWithdraw } from './own.ts';
import { itemsOfLeads } from './leads.ts';
import { itemsOfSuccessors } from './people.ts';

export { otherBoard } from './boards.ts';
export {
  householdLabel,
  householdsOf,
  listAwaiting,
  listConcerning,
  listOpen,
  listToVisit,
  wasVisited,
} from './cases.ts';
export { itemsToAppeal, itemsToSupplement, itemsToWithdraw } from './own.ts';
export { partOf, splitChoice } from './choice.ts';
export { listSettling } from './offices.ts';
export { listMine } from './care.ts';
export { itemsOfExclusions, noExclusion } from './exclusions.ts';
export { listToIdentify, type Unverified } from './identities.ts';
export { listLeads, nameLead } from './leads.ts';
export { itemsOfColleagues } from './people.ts';
export { investigatorsFor, liaisonsFor, visitorsFor } from './candidates.ts';

type List = (runtime: Runtime, scene: Scene) => Promise<ListItem[]>;

/** `awaiting_STAGE`: cases whose next step brings them there. */
const awaiting = Object.fromEntries(
  stages.map((stage: Stage): [string, List] => [
    `awaiting_${stage}`,
    async (runtime, scene) => itemsOf(runtime, scene, await listAwaiting(runtime, scene, stage)),
  ]),
);

/** The lists that a question may choose from (`choices_from`), as they stand for the speaker. */
const lists: Record<string, List> = {
  ...awaiting,
  /** Households to visit. */
  households: async (runtime, scene) => itemsOf(runtime, scene, await listToVisit(runtime, scene)),
  /** Boards that hang. */
  publicities: async (runtime, scene) =>
    itemsOf(runtime, scene, await listOpen(runtime, scene, ['publicity'])),
  /** What an office judges, with a page on each. */
  awaiting_town_review: (runtime, scene) => itemsToJudge(runtime, scene, 'town_review'),
  awaiting_county_decision: (runtime, scene) => itemsToJudge(runtime, scene, 'county_decision'),
  comparisons: itemsToCompare,
  objections: itemsObjections,
  appeals: itemsAppeals,
  without_liaison: async (runtime, scene) =>
    itemsOf(runtime, scene, await listSettling(runtime, scene, 'liaison_missing')),
  /** A household's own cases. */
  own_open: itemsToSupplement,
  own_undecided: itemsToWithdraw,
  own_rejected: itemsToAppeal,
  to_verify: itemsToIdentify,
  awaiting_accepted: async (runtime, scene) =>
    itemsToAccept(runtime, scene, await listToAccept(runtime, scene)),
  awaiting_verified: async (runtime, scene) =>
    itemsToVerify(runtime, scene, await listToVerify(runtime, scene)),
  to_cosign: async (runtime, scene) => itemsToCosign(runtime, scene, await listToCosign(runtime, scene)),
  to_recheck: async (runtime, scene) => itemsOf(runtime, scene, await listToRecheck(runtime, scene)),
  /** Cases somebody may turn out to be a relative in. */
  open_cases: async (runtime, scene) => itemsOf(runtime, scene, await listOpen(runtime, scene, inProcedure)),
  boards: itemsOfBoards,
  measures: itemsOfMeasures,
  handover_households: itemsToHandOver,
  handed_over: itemsHandedOver,
  successors: itemsOfSuccessors,
  urgent_cases: itemsInNeed,
  member_households: itemsToCount,
  leads: itemsOfLeads,
  faq: async (runtime) => runtime.faq.list(),
};

/** Lists that belong to one case or lead and come with its dossier, once it is chosen. */
const opened = ['visitors', 'exclusions', 'investigators', 'liaisons', 'companions'];

/** Names a flow may use; an unknown one stops the start. */
export const listNames = [...Object.keys(lists), ...opened];

/** The lists of a flow's questions, kept with the session; not those that come with a dossier. */
export async function listsFor(
  runtime: Runtime,
  scene: Scene,
  flow: Flow,
): Promise<Record<string, ListItem[]>> {
  const names = new Set(flow.questions.flatMap(({ choices_from }) => choices_from ?? []));
  const found: Record<string, ListItem[]> = {};
  for (const name of names) {
    const list = lists[name];
    if (list !== undefined) found[name] = await list(runtime, scene);
  }
  return found;
}
