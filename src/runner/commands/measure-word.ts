import { say, type Decision } from '../decision.ts';
import { findMeasure, type MeasureWord } from '../measures.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';

/** 同意, 没收到 …: the household's word on a measure it was asked about; null when nothing waits for such a word. */
export async function answerMeasure(
  { store }: Runtime,
  { session, binding }: Scene,
  word: MeasureWord,
): Promise<Decision | null> {
  const household = binding?.standing === 'verified' ? binding.household : null;
  const open = household === null ? null : await store.cases.findOpenByHousehold(household);
  const measure = open === null ? undefined : findMeasure(open, word);
  if (open === null || measure === undefined) return null;
  return say(session, '', { type: 'measure_word', case: open.id, measure: measure.id, word });
}
