import type { Turn, TurnEvent } from '../../store/index.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import { handleAnswerJudged } from './answer-judged.ts';
import { handleBindingDeclared } from './binding-declared.ts';
import { handleClaimJudged } from './claim-judged.ts';
import { handleCodeSent } from './code-sent.ts';
import { handleCaseViewed } from './case-viewed.ts';
import { handleDangerDeclared, handleDangerSaid } from './danger.ts';
import { handleGroupLeak } from './group-leak.ts';
import type { Handler } from './handler.ts';
import { handleHumanRequested } from './human-requested.ts';
import { handleLineClosed } from './line-closed.ts';
import { handleLineSaid } from './line-said.ts';
import { handleMeasureWord } from './measure-word.ts';
import { handleRequestHeard } from './request-heard.ts';
import { handleRequestMade } from './request-made.ts';
import { handleRequestReleased } from './request-released.ts';
import { handleRequestTaken } from './request-taken.ts';
import { handleSubmission } from './submission.ts';

export { submissionNames } from './submission.ts';

type Handlers = { [T in TurnEvent['type']]?: Handler<T> };

/** One file an event; events without an entry are the talk's own and need nothing more. */
const handlers: Handlers = {
  answer_judged: handleAnswerJudged,
  binding_declared: handleBindingDeclared,
  claim_judged: handleClaimJudged,
  code_sent: handleCodeSent,
  case_viewed: handleCaseViewed,
  danger_said: handleDangerSaid,
  danger_declared: handleDangerDeclared,
  group_leak: handleGroupLeak,
  human_requested: handleHumanRequested,
  line_closed: handleLineClosed,
  line_said: handleLineSaid,
  measure_word: handleMeasureWord,
  request_heard: handleRequestHeard,
  request_made: handleRequestMade,
  request_released: handleRequestReleased,
  request_taken: handleRequestTaken,
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
