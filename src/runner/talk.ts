import { AppError } from '../core/index.ts';
import {
  advanceSession,
  allowsInterruption,
  repeatOpen,
  startSession,
  type Flow,
  type FlowInput,
  type Session,
  type Step,
} from '../flow/index.ts';
import { isOpen, valueOf } from '../cases/index.ts';
import { answerCommand, type CommandName } from './commands/index.ts';
import { declareBinding } from './binding.ts';
import { both, say, type Decision } from './decision.ts';
import { contextOf } from './flow-context.ts';
import { knownAnswers } from './known.ts';
import { listsFor } from './lists.ts';
import { listOwnCases } from './own-cases.ts';
import { moveTalk } from './move-talk.ts';
import type { Runtime } from './runtime.ts';
import { hasRole, type Scene } from './scene.ts';

/** Open a talk; someone who has not said who they are goes through the binding talk first. */
export async function openTalk(runtime: Runtime, scene: Scene, flow: Flow): Promise<Decision> {
  // A county may not take declarations by chat at all (X1); unset is not yes.
  if (flow.needs_binding && valueOf(runtime.profile, 'selfDeclaration') !== true) {
    const closed = runtime.renderer.render('declaration_closed', {});
    return say(scene.session, closed, { type: 'command_run', command: 'declaration_closed' });
  }
  const bind = runtime.flows.byId('bind');
  // Cadres have households of their own, too; whom the village did not know says it anew.
  const unknown = scene.binding === null || scene.binding.standing === 'refused';
  const first = flow.needs_binding && unknown ? bind : undefined;
  return begin(runtime, scene, first ?? flow, first === undefined ? undefined : flow.id);
}

async function begin(
  runtime: Runtime,
  scene: Scene,
  flow: Flow,
  next: string | undefined,
): Promise<Decision> {
  const lists = await listsFor(runtime, scene, flow);
  const own = flow.needs_binding ? await listOwnCases(runtime, scene) : [];
  const known = await knownAnswers(runtime, scene, flow, own);
  const step = startSession(flow, {
    ...contextOf(runtime, scene),
    lists,
    given: { today: scene.today },
    ...(Object.keys(known).length === 0 ? {} : { known }),
    ...(next === undefined ? {} : { next }),
  });
  const open = own.find(({ stage }) => isOpen(stage));
  if (open === undefined) return fromStep(step);
  const { number } = open;
  return both(say(step.session, runtime.renderer.render('already_open', { number })), fromStep(step));
}

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
  const interruption = await interrupt(runtime, scene, flow, session, input);
  if (interruption !== null) return interruption;
  return follow(runtime, scene, advanceSession(flow, session, input, contextOf(runtime, scene)));
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

const heardInTalk: ReadonlySet<CommandName> = new Set(['status', 'tasks', 'requests', 'take', 'listen']);

/** A command in the middle of a talk, where the open question allows it; afterwards the question stands again. */
async function interrupt(
  runtime: Runtime,
  scene: Scene,
  flow: Flow,
  session: Session,
  input: FlowInput,
): Promise<Decision | null> {
  if (input.kind !== 'words' || session.paused === true) return null;
  const words = input.text.trim();
  const command = runtime.commands.find(words);
  // Help, human and resume are the engine's own inside a talk: it knows the open question.
  if (command === null || !heardInTalk.has(command.name) || !hasRole(scene, command.roles)) return null;
  const step = advanceSession(flow, session, input, contextOf(runtime, scene));
  if (!allowsInterruption(flow, session, step)) return null;
  const repeat = repeatOpen(flow, session, contextOf(runtime, scene));
  const answer = await answerCommand(runtime, scene, command);
  // Who is put through to somebody else now is asked again afterwards.
  return answer.events.some(({ type }) => type === 'request_taken') ? answer : both(answer, fromStep(repeat));
}

function fromStep(step: Step): Decision {
  return step;
}
