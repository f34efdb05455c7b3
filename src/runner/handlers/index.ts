import type { Turn, TurnEvent } from '../../store/index.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import { handleBindingDeclared } from './binding-declared.ts';
import { handleDangerDeclared, handleDangerSaid } from './danger.ts';
import { handleGroupLeak } from './group-leak.ts';
import type { Handler } from './handler.ts';
import { handleHumanRequested } from './human-requested.ts';
import { handleSubmission } from './submission.ts';

export { submissionNames } from './submission.ts';

type Handlers = { [T in TurnEvent['type']]?: Handler<T> };

/** One file an event; events without an entry are the talk's own and need nothing more. */
const handlers: Handlers = {
  binding_declared: handleBindingDeclared,
  danger_said: handleDangerSaid,
  danger_declared: handleDangerDeclared,
  group_leak: handleGroupLeak,
  human_requested: handleHumanRequested,
  session_submitted: handleSubmission,
};

/** Run the handlers of a turn's events in order. */
export async function runHandlers(runtime: Runtime, scene: Scene, turn: Turn): Promise<void> {
  for (const event of turn.events) await runHandler(runtime, scene, turn, event);
}

async function runHandler<E extends TurnEvent>(
  runtime: Runtime,
  scene: Scene,
  turn: Turn,
  event: E,
): Promise<void> {
  // The table is typed by event; the index access loses the pairing, which holds by construction.
  const handler = handlers[event.type] as ((input: object) => Promise<void>) | undefined;
  await handler?.({ runtime, scene, turn, event });
}
