import { nameHousehold, toId, type CaseId } from '../../core/index.ts';
import { isInProcedure, type Act, type CaseState } from '../../cases/index.ts';
import type { Household, Turn } from '../../store/index.ts';
import { actOnCase } from '../acts/act.ts';
import { choiceOf, dayOfAnswer, textOf } from '../answers.ts';
import { doAct } from '../acts/do-act.ts';
import { tellHousehold, tellPeople } from '../telling/notices.ts';
import { placeNameOf } from '../telling/places.ts';
import { findTownship } from '../telling/recipients.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import type { Runtime } from '../runtime.ts';
import { villagerOf, type Scene } from '../scene.ts';
import { personToCall } from '../telling/texts.ts';
import type { Handler } from './handler.ts';

/**
 * A declaration said that it cannot wait: help in need is asked for beside the case (D20), whatever becomes of the case.
 * One that is open already goes on; whoever decides is told of a new one.
 */
export async function askUrgentHelp(
  runtime: Runtime,
  scene: Scene,
  turn: Turn,
  { state, household, need }: { state: CaseState; household: Household; need: string },
): Promise<void> {
  const asked = await actOnCase(runtime, {
    case: state.id,
    act: { kind: 'urgent_asked', need },
    actors: [villagerOf(scene)],
    at: turn.at,
    turn: turn.id,
  });
  if (!asked.ok || asked.state.urgentHelp === undefined) return;
  const { due } = asked.state.urgentHelp;
  await tellPeople(runtime, await findTownship(runtime, household.village, scene.today), {
    dedupeKey: `urgent_asked:${turn.id}`,
    kind: 'notice',
    sealKey: household.id,
    template: 'urgent_notice',
    data: {
      number: state.number,
      household: nameHousehold(household),
      village: placeNameOf(runtime, household.village),
      ...(due === null ? {} : { due }),
    },
    at: turn.at,
  });
}

/** 急难: the township's word, and later that it is paid; the household hears both, without a promise. */
export const submitUrgentHelp: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const chosen = choiceOf(event.answers, 'case');
  if (chosen === null) return;
  const paidOn = dayOfAnswer(event.answers, 'paid_on');
  const reason = textOf(event.answers, 'reason');
  const act: Act =
    paidOn === null
      ? {
          kind: 'urgent_decided',
          granted: choiceOf(event.answers, 'decision') === 'granted',
          ...(reason === null ? {} : { reason }),
        }
      : { kind: 'urgent_paid', on: paidOn };
  const done = await doAct({ runtime, scene, turn }, toId<CaseId>(chosen), act);
  if (done?.state.urgentHelp === undefined) return;
  const { state, household } = done;
  const { state: standing } = done.state.urgentHelp;
  const reached = await tellHousehold(runtime, household.id, {
    dedupeKey: `urgent:${state.id}:${state.seq}`,
    template: 'urgent_progress',
    data: {
      number: state.number,
      state: standing,
      ...(isInProcedure(state.stage) ? { goesOn: true } : {}),
      ...(reason === null || standing !== 'refused' ? {} : { reason }),
      ...(paidOn === null ? {} : { on: paidOn }),
      ...(scene.person === null ? {} : { handler: personToCall(runtime, scene.person, scene.today) }),
    },
    at: turn.at,
  });
  await replyToAct(runtime, turn, 'urgent_recorded', {
    household: nameHousehold(household),
    state: standing,
    reached,
  });
};
