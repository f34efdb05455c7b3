import { dayOf } from '../../dist/core/index.js';
import { loadFlowTools } from '../../dist/flow-tools.js';
import {
  advanceSession,
  startSession,
  type FlowContext,
  type FlowEvent,
  type Session,
  type Step,
} from '../../dist/flow/index.js';
import { createTally, figuresOf, processorMicrosOf, timeAll, type Figures } from './measure.ts';
import { areRecorded, type HouseholdForm } from './household-form.ts';

/** Turns of the engine alone: parser, expressions and replies. */
export interface EngineFigures extends Figures {
  processorMicros: number;
  /** Conversations whose answers were not what was said. */
  bad: number;
}

const warmUp = 200;
const conversations = 2_000;
const now = new Date('2026-09-24T09:00:00+08:00');

export async function measureEngine(interview: HouseholdForm): Promise<EngineFigures> {
  const { form } = interview;
  const { lexicon, flowLoader } = await loadFlowTools();
  const { flow } = flowLoader.load(form.file, form.text);
  if (flow === null) throw new Error(`${form.file} does not inspect clean`);
  const context: FlowContext = { now, today: dayOf(now), lexicon, places: [] };
  const people = Array.from({ length: warmUp + conversations }, (_, index) =>
    interview.createVillager(index + 1),
  );
  const tally = createTally();
  let bad = 0;
  const ask = async ({ says, answers }: (typeof people)[number]): Promise<void> => {
    let session: Session | null = null;
    let events: FlowEvent[] = [];
    for (const text of says) {
      const began = performance.now();
      const step: Step =
        session === null
          ? startSession(flow, { ...context, lists: {}, given: { today: context.today } })
          : advanceSession(flow, session, { kind: 'words', text, source: 'text' }, context);
      tally.latenciesMs.push(performance.now() - began);
      ({ session, events } = step);
    }
    const submitted = events.find((event) => event.type === 'session_submitted');
    if (submitted === undefined || !areRecorded(answers, submitted.answers)) bad += 1;
  };
  await timeAll(createTally(), people.splice(0, warmUp), 1, ask);
  tally.latenciesMs = [];
  await timeAll(tally, people, 1, ask);
  return { ...figuresOf(tally), processorMicros: processorMicrosOf(tally), bad };
}
