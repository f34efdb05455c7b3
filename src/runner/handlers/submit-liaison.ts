import { nameHousehold, toId, type CaseId, type PersonId } from '../../core/index.ts';
import { bareRisks, valueOf } from '../../cases/index.ts';
import { choiceOf } from '../answers.ts';
import { doAct } from '../acts/do-act.ts';
import { tellHousehold, tellPeople } from '../telling/notices.ts';
import { placeNameOf } from '../telling/places.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import { personToCall } from '../telling/texts.ts';
import type { Handler } from './handler.ts';

/** 定联系人 (H40): who it is hears of the household, and the household who it is. */
export const submitLiaison: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const chosen = choiceOf(event.answers, 'case');
  const named = choiceOf(event.answers, 'liaison');
  const person = named === null ? null : await runtime.store.people.find(toId<PersonId>(named));
  if (chosen === null || person === null) return;
  const done = await doAct({ runtime, scene, turn }, toId<CaseId>(chosen), {
    kind: 'liaison_assigned',
    liaison: person.id,
    from: scene.today,
  });
  if (done === null) return;
  const { state, household, profile } = done;
  const { number } = state;
  const told = {
    number,
    household: nameHousehold(household),
    village: placeNameOf(runtime, household.village),
  };
  const visits = valueOf(profile, 'visit.perMonth');
  const dedupeKey = `liaison:${state.id}:${state.seq}`;
  const heard = await tellPeople(runtime, [person], {
    dedupeKey,
    kind: 'notice',
    sealKey: household.id,
    template: 'liaison_notice',
    data: {
      ...told,
      ...(visits === null ? {} : { visits }),
      ...(bareRisks(state).length === 0 ? {} : { bare: true }),
    },
    at: turn.at,
  });
  const isTold = await tellHousehold(runtime, household.id, {
    dedupeKey,
    template: 'liaison_told',
    data: { liaison: personToCall(runtime, person, scene.today) },
    at: turn.at,
  });
  await replyToAct(runtime, turn, 'liaison_assigned', { ...told, liaison: person.name, heard, told: isTold });
};
