import { nameHousehold } from '../../core/index.ts';
import { barredBy, nextStage } from '../../cases/index.ts';
import type { MessageData } from '../../documents/index.ts';
import type { Turn } from '../../store/index.ts';
import type { Done } from './do-act.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import type { Runtime } from '../runtime.ts';

type Recorded = MessageData['act_recorded'];

/** One short answer to whoever did an act: what was recorded, and what comes next where the case has moved. */
export async function tellRecorded(
  runtime: Runtime,
  turn: Turn,
  { before, state, household, profile, told }: Done,
  facts: Omit<Recorded, 'household' | 'number' | 'next' | 'barred' | 'told'>,
): Promise<void> {
  const barred = barredBy(state, profile);
  const next = before.stage === state.stage || barred !== null ? null : nextStage(state, profile);
  await replyToAct(runtime, turn, 'act_recorded', {
    ...facts,
    household: nameHousehold(household),
    number: state.number,
    told,
    ...(barred === null ? {} : { barred }),
    ...(next === null || state.stage === 'returned' ? {} : { next }),
  });
}
