import { nameHousehold } from '../../core/index.ts';
import type { Act, CaseState } from '../../cases/index.ts';
import type { Turn } from '../../store/index.ts';
import { choiceOf, textOf } from '../answers.ts';
import { doAct, type Done } from '../acts/do-act.ts';
import { splitChoice } from '../lists/index.ts';
import { tellPeople } from '../telling/notices.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import { tellRecorded } from '../acts/tell-recorded.ts';
import type { Handler } from './handler.ts';

/** 签核实: the other visitor's own name, or why not; whoever wrote it down is told of a no. */
export const submitCosign: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const chosen = choiceOf(event.answers, 'case');
  if (chosen === null) return;
  const agrees = choiceOf(event.answers, 'verdict') === 'agrees';
  const note = textOf(event.answers, 'note');
  const { id, part: record } = splitChoice(chosen);
  const act: Act = { kind: 'cosigned', agrees, record: Number(record), ...(note === null ? {} : { note }) };
  const done = await doAct({ runtime, scene, turn }, id, act);
  if (done === null) return;
  if (!agrees) await tellWriters(runtime, scene, turn, done, note ?? '');
  await tellRecorded(runtime, turn, done, { what: agrees ? 'cosigned' : 'disagreed' });
};

/** 回避: the speaker is a near relative and takes no part from now on (B3). */
export const submitRecusal: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const chosen = choiceOf(event.answers, 'case');
  if (chosen === null || scene.person === null) return;
  const relation = textOf(event.answers, 'relation');
  const act: Act = {
    kind: 'recused',
    person: scene.person.id,
    ...(relation === null ? {} : { relation }),
  };
  const done = await doAct({ runtime, scene, turn }, splitChoice(chosen).id, act);
  if (done === null) return;
  if (hasFallen(done)) await tellWriters(runtime, scene, turn, done, null);
  await tellRecorded(runtime, turn, done, { what: 'recused' });
};

/** A verification that waited for a name and does not stand any more. */
function hasFallen({ before, state }: { before: CaseState; state: CaseState }): boolean {
  return before.verification !== undefined && state.verification === undefined;
}

/** `note`: what is not right; null: the speaker is a near relative. */
async function tellWriters(
  runtime: Runtime,
  { person }: Scene,
  turn: Turn,
  { before, state, household }: Done,
  note: string | null,
): Promise<void> {
  await tellPeople(runtime, await runtime.store.people.findMany(before.verification?.signed ?? []), {
    dedupeKey: `cosign_refused:${turn.id}`,
    kind: 'notice',
    sealKey: household.id,
    template: 'cosign_refused',
    data: {
      number: state.number,
      household: nameHousehold(household),
      who: person?.name ?? '',
      ...(note === null ? {} : { note }),
    },
    at: turn.at,
  });
}
