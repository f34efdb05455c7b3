import { AppError, type Answer, type MediaId, type Value } from '../core/index.ts';

/** Reading a submission's answers by name and type: absent, skipped and unknown are all null, never 0 or no. */
export type Answers = Record<string, Answer>;

function valueOf<T extends Value['type']>(
  answers: Answers,
  name: string,
  type: T,
): Extract<Value, { type: T }> | null {
  const answer = answers[name];
  if (answer?.status !== 'given' || answer.value.type !== type) return null;
  return answer.value as Extract<Value, { type: T }>;
}

export function choiceOf(answers: Answers, name: string): string | null {
  return valueOf(answers, name, 'select_one')?.choice ?? null;
}

export function choicesOf(answers: Answers, name: string): string[] {
  return valueOf(answers, name, 'select_multiple')?.choices ?? [];
}

export function yesOf(answers: Answers, name: string): boolean | null {
  return valueOf(answers, name, 'yes_no')?.yes ?? null;
}

export function dayOfAnswer(answers: Answers, name: string): string | null {
  const answer = answers[name];
  return answer?.status === 'given' && answer.value.type === 'date' ? answer.value.start : null;
}

export function countOf(answers: Answers, name: string): number | null {
  const count = valueOf(answers, name, 'count');
  return count !== null && count.min === count.max ? count.min : null;
}

/** Integer fen; of a range the lower end. */
export function fenOf(answers: Answers, name: string): number | null {
  return valueOf(answers, name, 'amount')?.min ?? null;
}

/** The number of a question that must be answered exactly; anything else is a mistake of its flow. */
export function numberOf(answers: Answers, name: string): number {
  const count = countOf(answers, name);
  if (count === null) throw new AppError('flow:invalid', `${name} is no number`);
  return count;
}

export function nameOf(answers: Answers, name: string): string | null {
  return valueOf(answers, name, 'name')?.name ?? null;
}

export function phoneOf(answers: Answers, name: string): string | null {
  return valueOf(answers, name, 'phone')?.phone ?? null;
}

export function addressOfAnswer(answers: Answers, name: string): Extract<Value, { type: 'address' }> | null {
  return valueOf(answers, name, 'address');
}

/** The items of a repeat; none where it was not asked or not known. */
export function itemsOf(answers: Answers, name: string): Answers[] {
  return valueOf(answers, name, 'items')?.items ?? [];
}

/** The words of a text answer, or of a voice message that answered it. */
export function textOf(answers: Answers, name: string): string | null {
  return valueOf(answers, name, 'text')?.text ?? valueOf(answers, name, 'media')?.text ?? null;
}

/** Every stored picture and voice among the answers. */
export function mediaOf(answers: Answers): MediaId[] {
  return Object.values(answers).flatMap((answer) => {
    if (answer.status !== 'given') return [];
    if (answer.value.type === 'items') return answer.value.items.flatMap(mediaOf);
    return answer.value.type === 'media' ? answer.value.media : [];
  });
}
