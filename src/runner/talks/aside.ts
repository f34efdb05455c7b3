import {
  allowsInterruption,
  repeatOpen,
  type Flow,
  type FlowInput,
  type Session,
  type Step,
} from '../../flow/index.ts';
import { answerCommand, type CommandName } from '../commands/index.ts';
import { both, fromStep, say, type Decision } from '../decision.ts';
import { contextOf } from './flow-context.ts';
import { openTalk } from './open-talk.ts';
import { isMeasureWord } from '../acts/measures.ts';
import type { Runtime } from '../runtime.ts';
import { hasRole, type Scene } from '../scene.ts';
import { answerKnown, keepQuestion, keepVoice, recordingOf, unclearVoices } from './unclear.ts';

/** What came into an open talk, and what its question made of it. */
export interface Heard {
  flow: Flow;
  session: Session;
  input: FlowInput;
  step: Step;
}

/** Commands that are answered in the middle of a talk; help, human and resume are the engine's own there. */
const heardInTalk: ReadonlySet<CommandName> = new Set([
  'status',
  'tasks',
  'requests',
  'take',
  'listen',
  'claims',
  'bind_person',
  'look',
]);

/**
 * Something else than an answer in the middle of a talk: a command, a question about the policy, another talk before
 * anything was answered, a voice that nobody understands. The open question says when such a thing may come between,
 * and hears it first; afterwards it stands again. Null: the talk goes on.
 */
export async function answerAside(runtime: Runtime, scene: Scene, heard: Heard): Promise<Decision | null> {
  const { flow, session, input, step } = heard;
  if (input.kind === 'unusable') return null;
  const words = (input.kind === 'words' ? input.text : (input.words ?? '')).trim();
  const refused = step.events.some(
    (event) => event.type === 'answer_refused' && event.why === 'not_understood',
  );
  // 公示是啥子 asks what something means, and a question that has its answer means more than 是啥子.
  const explained = step.events.some(({ type }) => type === 'help_given');
  if (session.paused === true) {
    // Nothing is asked now: a command is a command, whatever would be an answer.
    const command = input.kind === 'words' ? await runCommand(runtime, scene, heard, words) : null;
    const other = command ?? (await openOther(runtime, scene, heard, words));
    return other ?? (explained || refused ? answerPolicy(runtime, scene, heard, words) : null);
  }
  if (explained) return answerPolicy(runtime, scene, heard, words);
  if (!allowsInterruption(flow, session, step) && !asksForCase(runtime, words)) return null;
  const command = input.kind === 'words' ? await runCommand(runtime, scene, heard, words) : null;
  if (command !== null || !refused) return command;
  return (await openOther(runtime, scene, heard, words)) ?? answerUnclear(runtime, scene, heard, words);
}

/** 看 2026-0025 holds the number of a household that a list may offer: it asks for the page, it chooses nothing. */
function asksForCase(runtime: Runtime, words: string): boolean {
  return runtime.commands.find(words)?.case !== undefined;
}

async function runCommand(
  runtime: Runtime,
  scene: Scene,
  { flow, session }: Heard,
  words: string,
): Promise<Decision | null> {
  const command = runtime.commands.find(words);
  if (command === null || !hasRole(scene, command.roles)) return null;
  const judges = command.name === 'satisfied' || command.name === 'unsatisfied';
  if (judges && (await runtime.store.requests.findToJudge(scene.contact)) === null) return null;
  if (!judges && !isMeasureWord(command.name) && !heardInTalk.has(command.name)) return null;
  const answer = await answerCommand(runtime, scene, command);
  if (answer === null) return null;
  // Who is put through to somebody else now is asked again afterwards.
  const stays = session.paused === true || answer.events.some(({ type }) => type === 'request_taken');
  if (stays) return { ...answer, session };
  return both(answer, fromStep(repeatOpen(flow, session, contextOf(runtime, scene))));
}

/**
 * The words ask for another talk. It is opened as long as nothing has been answered in this one, so that nothing is
 * lost; else they hear how to get there.
 */
async function openOther(
  runtime: Runtime,
  scene: Scene,
  { flow, session }: Heard,
  words: string,
): Promise<Decision | null> {
  const other = runtime.flows.triggered(words);
  if (other === undefined || other.id === flow.id || !hasRole(scene, other.roles)) return null;
  const isEmpty = Object.keys(session.answers).length === 0 && session.attachments.length === 0;
  if (!isEmpty) {
    const questions = other.submits === 'faq' ? runtime.faq.list().map(({ label }) => label) : undefined;
    const told = runtime.renderer.render('talk_open', {
      title: flow.title,
      other: words,
      ...(questions === undefined ? {} : { questions }),
    });
    const stays = say(session, told, { type: 'command_run', command: 'talk_open' });
    return session.paused === true
      ? stays
      : both(stays, fromStep(repeatOpen(flow, session, contextOf(runtime, scene))));
  }
  const ended = say(null, '', { type: 'session_cancelled' });
  return both(ended, await openTalk(runtime, { ...scene, session: null }, other));
}

async function answerUnclear(
  runtime: Runtime,
  scene: Scene,
  heard: Heard,
  words: string,
): Promise<Decision | null> {
  const { flow, session, input, step } = heard;
  const voices = unclearVoices(session, input);
  if (voices !== null && step.session !== null) {
    const kept = await keepVoice(runtime, scene, voices, true);
    return both(
      { ...kept, events: [...kept.events, ...step.events] },
      fromStep(repeatOpen(flow, step.session, contextOf(runtime, scene))),
    );
  }
  const known = await answerPolicy(runtime, scene, heard, words);
  if (known !== null || words === '') return known;
  if (!runtime.faq.soundsLikeQuestion(words) || scene.person !== null) return null;
  const kept = await keepQuestion(runtime, scene, { words, media: recordingOf(input) });
  return both(kept, fromStep(step));
}

/** A question about the policy that has its answer; then the open question stands again. */
async function answerPolicy(
  runtime: Runtime,
  scene: Scene,
  { flow, session, input, step }: Heard,
  words: string,
): Promise<Decision | null> {
  const isList = flow.submits === 'faq';
  const known = await answerKnown(runtime, scene, words, !isList);
  if (known === null) return null;
  // Who asks in other words has had the answer, and does not need the list once more.
  if (isList) return { ...known, events: [...known.events, { type: 'session_cancelled' }], session: null };
  if (session.paused === true) return { ...known, session };
  // A recording is kept with the talk, whatever its words asked.
  if (input.kind === 'media') return both(known, fromStep(step));
  return both(known, fromStep(repeatOpen(flow, session, contextOf(runtime, scene))));
}
