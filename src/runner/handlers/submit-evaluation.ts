import { toId, type CaseId } from '../../core/index.ts';
import { attendanceClasses, valueOf, type Act, type Evaluation } from '../../cases/index.ts';
import { choiceOf, countOf, dayOfAnswer, numberOf, textOf, yesOf, type Answers } from '../answers.ts';
import { doAct } from '../acts/do-act.ts';
import { tellRecorded } from '../acts/tell-recorded.ts';
import type { Handler } from './handler.ts';

/** 组评议: the opinion of the 村民小组, which the village goes by and is not bound by (D3). */
export const submitGroupOpinion: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const { answers } = event;
  const chosen = choiceOf(answers, 'case');
  if (chosen === null) return;
  const note = textOf(answers, 'note');
  const act: Act = {
    kind: 'group_opined',
    on: dayOfAnswer(answers, 'held_on') ?? scene.today,
    present: numberOf(answers, 'present'),
    inFavour: numberOf(answers, 'in_favour'),
    against: numberOf(answers, 'against'),
    ...(note === null ? {} : { note }),
  };
  const done = await doAct({ runtime, scene, turn }, toId<CaseId>(chosen), act);
  if (done !== null) await tellRecorded(runtime, turn, done, { what: 'group_opined' });
};

/** 评议 (H32): who was there and how they voted; classes that were not there are told, or block it in the rules. */
export const submitEvaluation: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const chosen = choiceOf(event.answers, 'case');
  if (chosen === null) return;
  const photos = event.attachments.map(({ media }) => media);
  const evaluation = { ...evaluationOf(event.answers, scene.today), photos };
  const id = toId<CaseId>(chosen);
  const done = await doAct({ runtime, scene, turn }, id, { kind: 'evaluated', ...evaluation });
  if (done === null) return;
  const required = valueOf(done.profile, 'evaluation.requiredClasses') ?? [];
  await tellRecorded(runtime, turn, done, {
    what: done.state.stage === 'rejected' ? 'voted_down' : 'evaluated',
    missing: required.filter((one) => (evaluation.attendance[one] ?? 0) === 0),
  });
};

function evaluationOf(answers: Answers, today: string): Evaluation {
  const present = attendanceClasses.flatMap((one) => {
    const count = countOf(answers, one);
    return count === null ? [] : [[one, count] as const];
  });
  const despite = yesOf(answers, 'despite');
  const reason = textOf(answers, 'reason');
  return {
    on: dayOfAnswer(answers, 'held_on') ?? today,
    place: textOf(answers, 'place') ?? '',
    attendance: Object.fromEntries(present),
    recusals: numberOf(answers, 'recused'),
    inFavour: numberOf(answers, 'in_favour'),
    against: numberOf(answers, 'against'),
    abstained: numberOf(answers, 'abstained'),
    ...(despite === null ? {} : { despiteExclusion: despite }),
    ...(reason === null ? {} : { reason }),
  };
}
