import { say, type Decision } from '../decision.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';

/** 满意, 不满意: about the last answer to a complaint; said about nothing, it is a friendly word. */
export async function judgeAnswer(
  runtime: Runtime,
  scene: Scene,
  verdict: 'satisfied' | 'unsatisfied',
): Promise<Decision> {
  const request = await runtime.store.requests.findToJudge(scene.contact);
  if (request !== null) {
    return say(scene.session, '', { type: 'answer_judged', request: request.id, verdict });
  }
  const reply = runtime.renderer.render('pleasantry', {});
  return say(scene.session, reply, { type: 'command_run', command: 'pleasantry' });
}
