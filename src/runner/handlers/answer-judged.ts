import { tellPeople } from '../telling/notices.ts';
import { findInCharge } from '../telling/recipients.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import type { Handler } from './handler.ts';

/** 满意 or 不满意, once an answer: what does not satisfy is put before the county. */
export const handleAnswerJudged: Handler<'answer_judged'> = async ({ runtime, scene, turn, event }) => {
  const { store, county } = runtime;
  await store.requests.judge(event.request, event.verdict);
  const request = await store.requests.find(event.request);
  if (request === null) return;
  const satisfied = request.verdict === 'satisfied';
  await replyToAct(runtime, turn, 'answer_judged', { satisfied, named: request.said.name !== '' });
  if (satisfied) return;
  await tellPeople(runtime, await findInCharge(runtime, 'county_officer', county, scene.today), {
    dedupeKey: `unsatisfied:${request.id}`,
    kind: 'notice',
    sealKey: request.sealKey,
    template: 'unsatisfied_notice',
    data: { number: request.number, topic: request.said.topic ?? 'other' },
    at: turn.at,
  });
};
