import { AppError } from '../../core/index.ts';
import { advanceSession, type Flow, type FlowInput, type Session, type Step } from '../../flow/index.ts';
import { answerAside } from './aside.ts';
import { declareBinding } from '../binding.ts';
import { both, fromStep, say, type Decision } from '../decision.ts';
import { dossiersFor } from '../dossiers/index.ts';
import { contextOf } from './flow-context.ts';
import { moveTalk } from './move-talk.ts';
import { begin } from './open-talk.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';

/** Go on with the open talk, on another version where its own is withdrawn; when it submits, whatever talk comes next opens in the same turn. */
export async function continueTalk(
  runtime: Runtime,
  scene: Scene,
  session: Session,
  input: FlowInput,
): Promise<Decision> {
  const flow = runtime.flows.goesOnWith(session);
  if (flow === undefined) throw new AppError('flow:invalid', `no flow ${session.flow}`);
  if (flow.hash === session.hash) return goOn(runtime, scene, flow, session, input);
  const moved = await moveTalk(runtime, scene, flow, session, input);
  const words = runtime.renderer.render('session_moved', { title: flow.title });
  if (moved.session !== null && moved.hears) {
    const told = say(moved.session, words, ...moved.events);
    return both(told, await goOn(runtime, scene, flow, moved.session, input));
  }
  const asked = await follow(runtime, scene, moved);
  return { ...asked, replies: [words, ...asked.replies] };
}

async function goOn(
  runtime: Runtime,
  scene: Scene,
  flow: Flow,
  session: Session,
  input: FlowInput,
): Promise<Decision> {
  const step = await advance(runtime, scene, flow, session, input);
  const aside = await answerAside(runtime, scene, { flow, session, input, step });
  return aside ?? follow(runtime, scene, step);
}

/** A step of the talk. Where it chooses a case, it is taken once more with what belongs to that case alone. */
async function advance(
  runtime: Runtime,
  scene: Scene,
  flow: Flow,
  session: Session,
  input: FlowInput,
): Promise<Step> {
  const context = contextOf(runtime, scene);
  const step = advanceSession(flow, session, input, context);
  const dossiers = await dossiersFor(runtime, scene, flow, step);
  return dossiers === null ? step : advanceSession(flow, session, input, { ...context, dossiers });
}

/** What a step comes to; a submission that says who somebody is opens the talk that waited for it. */
async function follow(runtime: Runtime, scene: Scene, step: Step): Promise<Decision> {
  const said = fromStep(step);
  const submitted = step.events.find((event) => event.type === 'session_submitted');
  if (submitted === undefined || submitted.submits !== 'binding') return said;
  const declared = await declareBinding(runtime, submitted.answers);
  const bound = { ...said, events: [...said.events, declared.event] };
  const next = submitted.next === undefined ? undefined : runtime.flows.byId(submitted.next);
  if (next === undefined) return bound;
  const opened = await begin(runtime, { ...scene, binding: declared.binding }, next, undefined);
  return both(bound, opened);
}
