import { isOpen, valueOf } from '../../cases/index.ts';
import { startSession, type Flow, type ListItem } from '../../flow/index.ts';
import { both, fromStep, say, type Decision } from '../decision.ts';
import { contextOf } from './flow-context.ts';
import { knownAnswers } from './known.ts';
import { listsFor } from '../lists/index.ts';
import { listOwnCases } from '../lists/own-cases.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';

/** Open a talk; someone who has not said who they are goes through the binding talk first. */
export async function openTalk(runtime: Runtime, scene: Scene, flow: Flow): Promise<Decision> {
  // A county may not take declarations by chat at all (X1); unset is not yes.
  if (flow.needs_binding && valueOf(runtime.profile, 'selfDeclaration') !== true) {
    const closed = runtime.renderer.render('declaration_closed', {});
    return say(scene.session, closed, { type: 'command_run', command: 'declaration_closed' });
  }
  const bind = runtime.flows.byId('bind');
  // Cadres have households of their own, too; whom the village did not know says it anew.
  const unknown = scene.binding === null || scene.binding.standing === 'refused';
  const first = flow.needs_binding && unknown ? bind : undefined;
  return begin(runtime, scene, first ?? flow, first === undefined ? undefined : flow.id);
}

/** Put the first question of a talk; `next`: the flow that comes after it. */
export async function begin(
  runtime: Runtime,
  scene: Scene,
  flow: Flow,
  next: string | undefined,
): Promise<Decision> {
  const lists = await listsFor(runtime, scene, flow);
  const own = flow.needs_binding ? await listOwnCases(runtime, scene) : [];
  const known = await knownAnswers(runtime, scene, flow, own);
  const readsBack = Object.keys(known).length > 0;
  const step = startSession(flow, {
    ...contextOf(runtime, scene),
    lists,
    given: factsFor(scene, lists),
    ...(readsBack ? { known } : {}),
    ...(next === undefined ? {} : { next }),
  });
  const open = own.find(({ stage }) => isOpen(stage));
  // Where everything is asked anew, the receipt says that it joined the open case.
  if (open === undefined || !readsBack) return fromStep(step);
  const { number } = open;
  return both(say(step.session, runtime.renderer.render('already_open', { number })), fromStep(step));
}

/** What every talk may know of who speaks. `only`: there is one thing to choose, so it need not be asked; `boards`: there are some to choose from, besides "another one". */
function factsFor(
  { today, person, binding }: Scene,
  lists: Record<string, ListItem[]>,
): Record<string, string | boolean> {
  const { boards } = lists;
  return {
    today,
    only: Object.values(lists).every((items) => items.length === 1),
    cadre: person !== null,
    named: person !== null || binding !== null,
    ...(boards === undefined ? {} : { boards: boards.length > 1 }),
  };
}
