import type { ContentHash } from '../../core/index.ts';
import type { Declaration } from '../../cases/index.ts';
import type { VerificationGap } from '../../documents/index.ts';
import { choiceOf, type Answers } from '../answers.ts';
import type { Runtime } from '../runtime.ts';
import type { CaseFile } from './case-file.ts';
import { memberChangesIn } from './member-changes.ts';
import { peopleGaps } from './people-gaps.ts';

/** What every verification has to find out, by the name of its question. */
const needed = ['people', 'net'] as const;

/**
 * What a declaration leaves open and the visitors ask at the door: who is counted though not registered and the other
 * way round, who has come or left since, what was not said or not known.
 */
export async function gapsOf(
  runtime: Runtime,
  { household, journal }: CaseFile,
  declarations: readonly Declaration[],
  said: Answers,
): Promise<VerificationGap[]> {
  const registered = await runtime.store.register.load(household.id);
  const gaps = registered === null ? [] : peopleGaps(registered, said);
  const acts = journal.map(({ act }) => act);
  const changes = memberChangesIn(runtime, acts);
  if (changes.length > 0) gaps.push({ what: 'changed', names: changes });
  const hukou = choiceOf(said, 'hukou');
  if (hukou === 'urban' || (hukou === 'part' && !gaps.some(({ what }) => what === 'joined')))
    gaps.push({ what: `hukou_${hukou}` });
  for (const name of needed) if (said[name]?.status !== 'given') gaps.push({ what: `no_${name}` });
  if (household.provisional) gaps.push({ what: 'unregistered' });
  const open = openQuestions(runtime, declarations.at(-1)?.flow, said);
  if (open.length > 0) gaps.push({ what: 'open', questions: open });
  return gaps;
}

/** Short names of the questions that got no answer, but for pictures and what has a line of its own. */
function openQuestions(runtime: Runtime, flow: ContentHash | undefined, said: Answers): string[] {
  const questions = flow === undefined ? [] : (runtime.flows.byHash(flow)?.questions ?? []);
  return questions.flatMap(({ name, type, short }) => {
    const answer = said[name];
    if (answer === undefined || answer.status === 'given' || type === 'image') return [];
    return (needed as readonly string[]).includes(name) ? [] : [short];
  });
}
