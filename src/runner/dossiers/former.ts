import type { Answer, CaseId } from '../../core/index.ts';
import type { FormerCase } from '../../documents/index.ts';
import { describeAnswer } from '../../flow/index.ts';
import { latestWord, type CaseState } from '../../cases/index.ts';
import type { Answers } from '../answers.ts';
import type { Runtime } from '../runtime.ts';

/** So many differences fit the page; the first questions of a talk weigh most. */
const mostChanges = 5;

/** What a household said in one of its cases, the latest word on each question. */
async function declaredIn(runtime: Runtime, id: CaseId): Promise<Answers> {
  const journal = await runtime.store.cases.journal(id);
  return latestWord(journal.flatMap(({ act }) => ('declaration' in act ? [act.declaration.answers] : [])));
}

/** The household's case before this one, and what it says differently now; null where there was none. */
export async function formerOf(
  runtime: Runtime,
  { id, former }: Pick<CaseState, 'id' | 'former'>,
): Promise<FormerCase | null> {
  const before = former === undefined ? null : await runtime.store.cases.snapshot(former);
  if (before === null) return null;
  const [was, now] = [await declaredIn(runtime, before.id), await declaredIn(runtime, id)];
  const [entry] = await runtime.store.cases.journal(id);
  const flow = entry?.act.kind === 'declared' ? runtime.flows.byHash(entry.act.declaration.flow) : undefined;
  const changed = (flow?.questions ?? []).flatMap((question) => {
    const said = now[question.name];
    const earlier = was[question.name];
    if (flow === undefined || said?.status !== 'given' || question.type === 'image') return [];
    const describe = (answer: Answer): string =>
      describeAnswer(flow, { lists: {}, answers: {} }, question, answer);
    const told = earlier === undefined ? undefined : describe(earlier);
    return told === describe(said)
      ? []
      : { question: question.short, now: describe(said), ...(told === undefined ? {} : { was: told }) };
  });
  return {
    number: before.number,
    stage: before.stage,
    ...(before.rejection === undefined ? {} : { reason: before.rejection.reason }),
    changed: changed.slice(0, mostChanges),
  };
}
