import type { Answer } from '../../core/index.ts';
import type { Flow } from '../../flow/index.ts';
import type { CaseSnapshot } from '../../store/index.ts';
import { spokeIn } from '../lists/own-cases.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';

/**
 * What was declared before in the speaker's own `cases`, as far as they may see it: read back by the questions of the same name
 * instead of asked, except those that are asked anew each time. The latest word on each counts.
 */
export async function knownAnswers(
  runtime: Runtime,
  scene: Scene,
  flow: Flow,
  cases: readonly CaseSnapshot[],
): Promise<Record<string, Answer>> {
  const latest = cases.toSorted((one, other) => Number(other.openedAt) - Number(one.openedAt))[0];
  if (latest === undefined) return {};
  const seesAll = scene.binding?.standing === 'verified';
  const said = (await runtime.store.cases.journal(latest.id)).flatMap(({ act, turn }) =>
    'declaration' in act && (seesAll || spokeIn(scene, turn)) ? Object.entries(act.declaration.answers) : [],
  );
  const fresh = new Set(flow.questions.flatMap(({ name, fresh: anew }) => (anew === true ? name : [])));
  const isAsked = (name: string): boolean => Object.hasOwn(flow.compiled.questions, name) && !fresh.has(name);
  return Object.fromEntries(said.filter(([name, { status }]) => status === 'given' && isAsked(name)));
}
