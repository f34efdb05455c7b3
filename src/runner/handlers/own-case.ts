import { toId, type CaseId } from '../../core/index.ts';
import type { Turn } from '../../store/index.ts';
import { choiceOf, type Answers } from '../answers.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';

/**
 * The own case a talk is about: the chosen one or, where there was no choice, the only one that fitted. Run again, it is
 * the one this very turn has changed.
 */
export async function ownCaseOf(
  runtime: Runtime,
  scene: Scene,
  turn: Turn,
  answers: Answers,
  list: (runtime: Runtime, scene: Scene) => Promise<{ name: string }[]>,
): Promise<CaseId | null> {
  const chosen = choiceOf(answers, 'case');
  if (chosen !== null) return toId(chosen);
  const done = await runtime.store.cases.findEntryByTurn(turn.id);
  if (done !== null) return done.case;
  const [only] = await list(runtime, scene);
  return only === undefined ? null : toId(only.name);
}
