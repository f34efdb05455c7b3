import { nameHousehold } from '../core/index.ts';
import { nextStage } from '../cases/index.ts';
import type { MessageData } from '../documents/index.ts';
import type { Turn } from '../store/index.ts';
import type { Done } from './do-act.ts';
import { replyToAct } from './reply-to-act.ts';
import type { Runtime } from './runtime.ts';

type Recorded = MessageData['act_recorded'];

/** One short answer to whoever did an act: what was recorded, and what comes next where the case has moved. */
export async function tellRecorded(
  runtime: Runtime,
  turn: Turn,
  { before, state, household, profile }: Done,
  facts: Omit<Recorded, 'household' | 'number' | 'next'>,
): Promise<void> {
  const next = before.stage === state.stage ? null : nextStage(state, profile);
  await replyToAct(runtime, turn, 'act_recorded', {
    ...facts,
    household: nameHousehold(household),
    number: state.number,
    ...(next === null || state.stage === 'returned' ? {} : { next }),
  });
}
