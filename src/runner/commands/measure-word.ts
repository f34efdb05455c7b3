import { say, type Decision } from '../decision.ts';
import { findAnswered, findMeasure, isChange, type MeasureWord } from '../acts/measures.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';

/**
 * 同意, 没收到 …: the household's word on a measure it was asked about. Said again, it hears what is recorded of the one
 * it last spoke of; null when there is none.
 */
export async function answerMeasure(
  runtime: Runtime,
  { session, binding }: Scene,
  word: MeasureWord,
): Promise<Decision | null> {
  const household = binding?.standing === 'verified' ? binding.household : null;
  const open = household === null ? null : await runtime.store.cases.findOpenByHousehold(household);
  if (open === null) return null;
  const asked = findMeasure(open, word);
  const measure = asked ?? (await findAnswered(runtime, open, word));
  if (measure === undefined) return null;
  if (asked === undefined && !isChange(measure, word)) {
    const { detail, target, state } = measure;
    const reply = runtime.renderer.render('measure_recalled', { detail, target, state });
    return say(session, reply, { type: 'command_run', command: word });
  }
  return say(session, '', { type: 'measure_word', case: open.id, measure: measure.id, word });
}
