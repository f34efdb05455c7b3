import { dayOf } from '../../core/index.ts';
import { latestWord, type CaseState, type JournalEntry } from '../../cases/index.ts';
import type { Declared } from '../../documents/index.ts';
import { describeAnswer } from '../../flow/index.ts';
import { choicesOf, textOf } from '../answers.ts';
import { labelsOf } from '../telling/labels.ts';
import type { Runtime } from '../runtime.ts';
import { declarationsOf } from './case-file.ts';

/** What a household has declared, in a few words: which difficulties, since when, its story. */
export function declaredIn(
  runtime: Runtime,
  { openedAt, urgent }: Pick<CaseState, 'openedAt' | 'urgent'>,
  journal: readonly JournalEntry[],
): Declared {
  const declarations = declarationsOf({ journal });
  const said = latestWord(declarations.map(({ answers }) => answers));
  // What was added later (补充) has no such questions.
  const hash = declarations.findLast(({ answers }) => answers['kinds'] !== undefined)?.flow;
  const flow = hash === undefined ? undefined : runtime.flows.byHash(hash);
  const question = flow?.questions.find(({ name }) => name === 'since');
  const began = said['since'];
  const story = textOf(said, 'narrative');
  return {
    on: dayOf(openedAt),
    urgent,
    kinds: hash === undefined ? [] : labelsOf(runtime, hash, 'kinds', choicesOf(said, 'kinds')),
    ...(flow === undefined || question === undefined || began?.status !== 'given'
      ? {}
      : { since: describeAnswer(flow, { lists: {}, answers: {} }, question, began) }),
    ...(story === null ? {} : { story }),
  };
}
