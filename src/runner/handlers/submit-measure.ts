import { nameHousehold, toId, type CaseId, type Id } from '../../core/index.ts';
import { measureKinds, riskCodes, type Act, type MeasureKind, type RiskCode } from '../../cases/index.ts';
import { choiceOf, dayOfAnswer, textOf, type Answers } from '../answers.ts';
import { deriveId } from '../derive-id.ts';
import { doAct } from '../acts/do-act.ts';
import { partOf } from '../lists/index.ts';
import { askHousehold, tellApproved, tellOfMeasure } from '../acts/measures.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import type { Handler } from './handler.ts';

/** 措施 (H22, D14): one step of one measure; where the household has a say, it is asked in its own chat. */
export const submitMeasure: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const [id = '', part = ''] = choiceOf(event.answers, 'measure')?.split(partOf) ?? [];
  const risk = riskCodes.find((code) => code === part);
  const measure = risk === undefined ? part : deriveId<Id<'measure'>>('m', turn.id);
  const act = risk === undefined ? moveOf(event.answers, measure) : proposalOf(event.answers, measure, risk);
  if (act === null) return;
  const done = await doAct({ runtime, scene, turn }, toId<CaseId>(id), act);
  const moved = done?.state.measures.find((one) => one.id === measure);
  if (done === null || moved === undefined) return;
  const asked = await askHousehold(runtime, done, moved, turn.at);
  await tellApproved(runtime, done, moved, turn.at);
  await tellOfMeasure(runtime, done, moved, scene.person, turn.at);
  await replyToAct(runtime, turn, 'measure_recorded', {
    household: nameHousehold(done.household),
    kind: moved.kind,
    state: moved.state,
    asked,
  });
};

function proposalOf(answers: Answers, measure: string, risk: RiskCode): Act | null {
  const measureKind: MeasureKind | undefined = measureKinds.find(
    (kind) => kind === choiceOf(answers, 'kind'),
  );
  const due = dayOfAnswer(answers, 'due');
  if (measureKind === undefined) return null;
  return {
    kind: 'measure_proposed',
    measure,
    risk,
    measureKind,
    target: textOf(answers, 'target') ?? '',
    detail: textOf(answers, 'detail') ?? '',
    ...(due === null ? {} : { due }),
  };
}

/** What was said of a measure that is there: the one question its state asks. */
function moveOf(answers: Answers, measure: string): Act | null {
  const said = choiceOf(answers, 'said');
  if (said === 'agrees' || said === 'declines') {
    return { kind: 'measure_answered', measure, agrees: said === 'agrees' };
  }
  const got = choiceOf(answers, 'got');
  if (got !== null) return { kind: 'measure_confirmed', measure, received: got === 'received' };
  const effect = choiceOf(answers, 'effect');
  if (effect === 'good' || effect === 'some' || effect === 'none') {
    return { kind: 'measure_judged', measure, effect };
  }
  const to = said ?? choiceOf(answers, 'approval') ?? choiceOf(answers, 'work');
  const note = textOf(answers, 'reason');
  if (to !== 'approved' && to !== 'running' && to !== 'done' && to !== 'stopped') return null;
  return { kind: 'measure_moved', measure, to, ...(note === null ? {} : { note }) };
}
