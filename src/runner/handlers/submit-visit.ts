import { toId, type CaseId, nameHousehold } from '../../core/index.ts';
import type { Visit } from '../../cases/index.ts';
import { doAct } from '../acts/do-act.ts';
import { choiceOf, dayOfAnswer, mediaOf, textOf, type Answers } from '../answers.ts';
import { listToVisit, wasVisited } from '../lists/index.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import type { Handler } from './handler.ts';

/** 走访记录 (H21): the visit becomes a journal entry; the month's duty is done when it counts. */
export const submitVisit: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const chosen = choiceOf(event.answers, 'household');
  if (chosen === null) return;
  const visit = visitOf(
    event.answers,
    scene.today,
    event.attachments.map(({ media }) => media),
  );
  const done = await doAct({ runtime, scene, turn }, toId<CaseId>(chosen), { kind: 'visited', visit });
  if (done === null) return;
  const { state, household } = done;
  const shared = { household: nameHousehold(household), on: visit.on, way: visit.way };
  if (state.visits.at(-1)?.counted === false) return replyToAct(runtime, turn, 'visit_not_counted', shared);
  const left = (await listToVisit(runtime, scene)).filter((one) => !wasVisited(one, scene.today)).length;
  await replyToAct(runtime, turn, 'visit_recorded', { ...shared, left });
};

function visitOf(answers: Answers, today: string, evidence: Visit['photos']): Visit {
  const way = choiceOf(answers, 'way');
  const reason = choiceOf(answers, 'reason') ?? textOf(answers, 'reason');
  return {
    on: dayOfAnswer(answers, 'on') ?? today,
    way: way === 'phone' || way === 'wechat' ? way : 'in_person',
    ...(reason === null ? {} : { reason }),
    answers,
    photos: [...mediaOf(answers), ...evidence],
  };
}
