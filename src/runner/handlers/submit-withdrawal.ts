import { dayOf, nameHousehold } from '../../core/index.ts';
import { nextStage } from '../../cases/index.ts';
import type { Person } from '../../store/index.ts';
import { textOf } from '../answers.ts';
import { doOwnAct, type Done } from '../acts/do-act.ts';
import { itemsToWithdraw } from '../lists/index.ts';
import { tellPeople } from '../telling/notices.ts';
import { findHandler, findInCharge } from '../telling/recipients.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import type { Handler, HandlerInput } from './handler.ts';
import { ownCaseOf } from './own-case.ts';

/** 撤回 (H7): no penalty; whoever works on it stops, a board that hangs is corrected, nothing is looked up any more. */
export const submitWithdrawal: Handler<'session_submitted'> = async (input) => {
  const { runtime, scene, turn, event } = input;
  const id = await ownCaseOf(runtime, scene, turn, event.answers, itemsToWithdraw);
  if (id === null) return;
  const reason = textOf(event.answers, 'reason');
  const done = await doOwnAct({ runtime, scene, turn }, id, {
    kind: 'withdrawn',
    ...(reason === null ? {} : { reason }),
  });
  if (done === null) return;
  await replyToAct(runtime, turn, 'withdrawn', { number: done.state.number });
  await tellWorkers(input, done);
};

/** The village, and an office that has it before it or has asked the departments. Why is the household's own business. */
async function tellWorkers(
  { runtime, turn }: HandlerInput<'session_submitted'>,
  { before, household, profile, state }: Done,
): Promise<void> {
  const day = dayOf(turn.at);
  const { publicity, comparison } = before;
  const hangs = publicity !== undefined && publicity.closedOn === undefined;
  const asked = comparison !== undefined && comparison.returned === undefined;
  const inCharge = async (role: Person['roles'][number]['role']): Promise<Person[]> =>
    findInCharge(runtime, role, household.village, day);
  const handler = await findHandler(runtime, household.village, day);
  const next = nextStage(before, profile);
  const people = [
    ...(handler === null ? [] : [handler]),
    ...(next === 'town_review' ? await inCharge('township_officer') : []),
    ...(next === 'county_decision' || asked ? await inCharge('county_officer') : []),
  ];
  await tellPeople(runtime, people, {
    dedupeKey: `withdrawn:${state.id}:${state.seq}`,
    kind: 'notice',
    sealKey: household.id,
    template: 'withdrawn_notice',
    data: {
      number: state.number,
      household: nameHousehold(household),
      ...(hangs ? { board: publicity.place } : {}),
      asked,
    },
    at: turn.at,
  });
}
