import type { Flow } from '../format/compiled.ts';
import type { Question } from '../format/definition.ts';
import { readPath } from '../format/outline.ts';
import type { Session } from './session.ts';
import type { Step } from './step.ts';

/** Types that take any words for an answer. */
const takesAnything = new Set<Question['type']>(['text', 'name']);

/**
 * Whether a command (进度) may be answered in the middle of a talk, instead of `step`, which is what the open question
 * makes of the same words. The question's own policy says; under the summary only what it does not understand.
 */
export function allowsInterruption(flow: Flow, { open }: Session, { events }: Step): boolean {
  const { name } = readPath(open ?? '');
  const question = flow.questions.find((each) => each.name === name);
  const policy =
    question?.interruptions ?? (question && takesAnything.has(question.type) ? 'always' : 'unheard');
  if (policy === 'unheard') return events.some(({ type }) => type === 'answer_refused');
  return policy === 'always';
}
