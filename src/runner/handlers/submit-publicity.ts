import { toId, type CaseId, nameHousehold } from '../../core/index.ts';
import { nextStage, valueOf } from '../../cases/index.ts';
import { actOnCase } from '../act.ts';
import { boardOf } from '../board.ts';
import { choiceOf, dayOfAnswer, textOf } from '../answers.ts';
import { tellCalendarMissing } from '../calendar-missing.ts';
import { replyToAct } from '../reply-to-act.ts';
import { actorsOf } from '../scene.ts';
import type { Handler } from './handler.ts';

/** 公示 opened (H33): the days are counted on the working calendar, the board's text is given ready to copy. */
export const submitPublicityOpen: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const chosen = choiceOf(event.answers, 'case');
  if (chosen === null) return;
  const on = dayOfAnswer(event.answers, 'opened_on') ?? scene.today;
  const place = textOf(event.answers, 'place') ?? '';
  const outcome = await actOnCase(runtime, {
    case: toId<CaseId>(chosen),
    act: { kind: 'publicity_opened', on, place },
    actors: actorsOf(scene),
    at: turn.at,
    turn: turn.id,
  });
  if (!outcome.ok) return replyToAct(runtime, turn, 'refused_act', outcome.refusal);
  const { state } = outcome;
  const household = await runtime.store.households.find(state.household);
  if (household === null || state.publicity === undefined) return;
  const profile = await runtime.profileOf(state.profile);
  const closesAt = valueOf(profile, 'publicity.closingTime');
  const { days, end, provisional, opened } = state.publicity;
  await replyToAct(runtime, turn, 'publicity_opened', {
    number: state.number,
    household: nameHousehold(household),
    days,
    end,
    provisional,
    opened,
    place: state.publicity.place,
    ...(closesAt === null ? {} : { closesAt }),
    board: boardOf(runtime, profile, household),
  });
  if (provisional) await tellCalendarMissing(runtime, turn, days);
};

/** 公示 closed: only when its last day is over; otherwise the refusal says when. */
export const submitPublicityClose: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const chosen = choiceOf(event.answers, 'publicity');
  if (chosen === null) return;
  const outcome = await actOnCase(runtime, {
    case: toId<CaseId>(chosen),
    act: { kind: 'publicity_closed', on: scene.today },
    actors: actorsOf(scene),
    at: turn.at,
    turn: turn.id,
  });
  if (!outcome.ok) return replyToAct(runtime, turn, 'refused_act', outcome.refusal);
  const household = await runtime.store.households.find(outcome.state.household);
  const next = nextStage(outcome.state, await runtime.profileOf(outcome.state.profile));
  await replyToAct(runtime, turn, 'publicity_closed', {
    number: outcome.state.number,
    household: household === null ? '' : nameHousehold(household),
    on: scene.today,
    ...(next === null ? {} : { next }),
  });
};
