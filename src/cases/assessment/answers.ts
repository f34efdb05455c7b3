import type { Answer } from '../../core/index.ts';

/**
 * Answers by the names of the declaration's questions (`flows/conversations/full-report.yaml`, quick-report.yaml). The
 * verification changes them under the same names. Its own are `guarantees` (what is lacking, or `none`), and where
 * somebody wrote them down `steady` (the income can be relied on), `children_well_off`, `deposits`, `claims` and
 * `compliant_paid`. In its record `net` is the whole net income and `loss` all that was spent on rigid things.
 */
export type Answers = Readonly<Record<string, Answer>>;

export function choiceOf(answers: Answers, name: string): string | null {
  const answer = answers[name];
  return answer?.status === 'given' && answer.value.type === 'select_one' ? answer.value.choice : null;
}

/** Null where nobody chose: not the same as having chosen none. */
export function choicesOf(answers: Answers, name: string): string[] | null {
  const answer = answers[name];
  return answer?.status === 'given' && answer.value.type === 'select_multiple' ? answer.value.choices : null;
}

export function yesOf(answers: Answers, name: string): boolean | null {
  const answer = answers[name];
  return answer?.status === 'given' && answer.value.type === 'yes_no' ? answer.value.yes : null;
}

export function nameOf(answers: Answers, name: string): string | null {
  const answer = answers[name];
  return answer?.status === 'given' && answer.value.type === 'name' ? answer.value.name : null;
}

/** The items of a repeat; null where it was not asked or not known, [] where there are none. */
export function itemsOf(answers: Answers, name: string): Answers[] | null {
  const answer = answers[name];
  return answer?.status === 'given' && answer.value.type === 'items' ? answer.value.items : null;
}
