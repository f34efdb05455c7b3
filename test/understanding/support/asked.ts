import { expect, it } from 'vitest';

import type { FieldSpec, UnderstandContext } from '../../../src/understanding/index.ts';
import { hear, table } from './show.ts';

/** A table of answers to one question, `words => meaning` a line, as tests. */
export function asked(
  what: string,
  question: FieldSpec,
  more: Partial<UnderstandContext>,
  answers: string,
): void {
  it.each(table(answers))(`${what}: %s => %s`, (words, meaning) =>
    expect(hear(words, question, more)).toBe(meaning),
  );
}
