import { toId, type CaseId } from '../../core/index.ts';
import type { Act, ExclusionCode, Stage } from '../../cases/index.ts';
import type { Turn } from '../../store/index.ts';
import { choiceOf, choicesOf, textOf, type Answers } from '../answers.ts';
import type { Acting } from '../acts/do-act.ts';
import { listAwaiting, listOpen, listSettling, splitChoice } from '../lists/index.ts';
import type { Runtime } from '../runtime.ts';
import type { Handler } from './handler.ts';
import { doForOffice } from './office-answers.ts';

/** 公告 (H50): the county's list is out. */
export const submitAnnouncement: Handler<'session_submitted'> = ({ runtime, scene, turn, event }) =>
  tickOff({ runtime, scene, turn }, event.answers, 'announced', { kind: 'announced', on: scene.today });

/** 录入 (H40): the household stands in the national system. */
export const submitEntry: Handler<'session_submitted'> = ({ runtime, scene, turn, event }) =>
  tickOff({ runtime, scene, turn }, event.answers, 'monitored', { kind: 'monitoring_started' });

async function tickOff(acting: Acting, answers: Answers, stage: Stage, act: Act): Promise<void> {
  const chosen = choiceOf(answers, 'case');
  if (chosen === null) return;
  const { runtime, scene, turn } = acting;
  const all = choiceOf(answers, 'scope') === 'all';
  const waiting = all ? await listAwaiting(runtime, scene, stage) : [];
  const reached = all ? await listOpen(runtime, scene, [stage]) : [];
  const justNow = reached.filter(({ since }) => since.getTime() === turn.at.getTime());
  await doForOffice(acting, withOthers(chosen, [...waiting, ...(await ofTurn(runtime, turn, justNow))]), act);
}

/** 比对 (H50): sent, what was found, or a hit settled. */
export const submitComparison: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const { answers } = event;
  const chosen = choiceOf(answers, 'case');
  if (chosen === null) return;
  const acting = { runtime, scene, turn };
  const { id, part } = splitChoice(chosen);
  if (part !== null) {
    const outcome = choiceOf(answers, 'outcome') === 'confirmed' ? 'confirmed' : 'explained';
    // What is behind the sign in a choice of this list is a code.
    const code = part as ExclusionCode;
    return doForOffice(acting, [id], {
      kind: 'hit_settled',
      code,
      outcome,
      note: textOf(answers, 'note') ?? '',
    });
  }
  const said = choicesOf(answers, 'hits');
  if (said.length > 0) {
    const found = said.filter((one) => one !== 'none') as ExclusionCode[];
    return doForOffice(acting, [id], { kind: 'comparison_returned', hits: found.map((code) => ({ code })) });
  }
  const waiting = await listSettling(runtime, scene, 'comparison');
  const others = [
    ...waiting.filter(({ comparison }) => comparison === undefined),
    ...(await ofTurn(
      runtime,
      turn,
      waiting.filter(({ comparison }) => comparison?.requested === scene.today),
    )),
  ];
  return doForOffice(acting, withOthers(id, choiceOf(answers, 'scope') === 'all' ? others : []), {
    kind: 'comparison_requested',
  });
};

/** Cases this very turn has acted on before it was interrupted: whom they concern is told all the same. */
async function ofTurn<T extends { id: CaseId }>(
  { store }: Runtime,
  { id: turn }: Turn,
  cases: T[],
): Promise<T[]> {
  const journals = await Promise.all(cases.map(({ id }) => store.cases.journal(id)));
  return cases.filter((_, at) => journals[at]?.some((entry) => entry.turn === turn) === true);
}

function withOthers(chosen: string, others: { id: CaseId }[]): CaseId[] {
  return [...new Set([toId<CaseId>(chosen), ...others.map(({ id }) => id)])];
}
