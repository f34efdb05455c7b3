import type { Value } from '../../core/index.ts';
import { valueToCel } from '../format/cel-value.ts';
import type { Flow } from '../format/compiled.ts';
import type { Slot } from './form.ts';

type Judging = { flow: Flow };

/** Whether the constraint holds. What it cannot judge (a voice message without words) it does not forbid. */
export function isAllowed({ flow }: Judging, slot: Slot, value: Value): boolean {
  if (slot.question.exact === true && !isExact(value)) return false;
  const constraint = flow.compiled.questions[slot.question.name]?.constraint;
  if (constraint === undefined || (value.type === 'media' && value.kind === 'audio')) return true;
  return constraint.evaluate(scopeOf(slot, value)) !== false;
}

function isExact(value: Value): boolean {
  return !('min' in value) || (value.min === value.max && !value.approx);
}

/** Whether the value is what `danger`, `stop` or `note` of its question waits for. */
export function means(
  { flow }: Judging,
  slot: Slot,
  what: 'danger' | 'stop' | 'note',
  value: Value,
): boolean {
  const { danger, stop, note } = flow.compiled.questions[slot.question.name] ?? {};
  const when = { danger, stop: stop?.when, note: note?.when }[what];
  return when?.evaluate(scopeOf(slot, value)) === true;
}

/** Answers that the expression does not name are not computed. */
function scopeOf({ question, scope }: Slot, value: Value): Record<string, unknown> {
  const judged = Object.create(scope) as Record<string, unknown>;
  judged['value'] = valueToCel(question, value);
  return judged;
}
