import { addDays, dayOf } from '../../core/index.ts';
import { valueOf } from '../../cases/index.ts';
import type { FlowInput, Session } from '../../flow/index.ts';
import { findDanger } from '../../understanding/index.ts';
import { answerOutside } from '../talks/answer-outside.ts';
import { both, say, type Decision } from '../decision.ts';
import { decideGroupTurn } from './group-turn.ts';
import type { Received } from './input.ts';
import { answerOnLine, isHelper } from '../talks/on-line.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import { sayDanger } from '../talks/danger.ts';
import { continueTalk } from '../talks/talk.ts';

/**
 * Decide one turn. Reads the store, writes nothing, sends nothing: the decision becomes one insert. Null when the
 * message is none of our business (somebody else's talk in a group) and leaves no trace.
 */
export async function decideTurn(
  runtime: Runtime,
  scene: Scene,
  { message, input }: Received,
): Promise<Decision | null> {
  if (message.room !== undefined) return decideGroupTurn(runtime, scene, message);
  if (message.kind === 'friend_request') {
    return say(scene.session, runtime.renderer.render('welcome', {}), {
      type: 'command_run',
      command: 'welcome',
    });
  }
  const { line } = scene;
  // A cadre on a line speaks of danger to help: whoever is in it is at the other end.
  if (line?.kind === 'human' && isHelper(scene, line)) return answerOnLine(runtime, scene, line, input);
  // A voice that a speech service has heard says it in its words.
  const said = input.kind === 'media' ? (input.words ?? message.text) : message.text;
  const danger = findDanger(said, runtime.lexicon);
  if (danger === null) return answerPrivately(runtime, scene, input);
  return answerDanger(runtime, scene, { message, input }, danger);
}

/** Help first: whatever else the words meant, and whatever fails, the numbers to call stand on top of the reply. */
async function answerDanger(
  runtime: Runtime,
  scene: Scene,
  { message, input }: Received,
  kind: string,
): Promise<Decision> {
  const answer = await answerPrivately(runtime, scene, input).catch((error: unknown) => {
    runtime.log.error({ err: error, contact: scene.contact }, 'answer beside danger failed');
    return null;
  });
  if (answer?.events.some(({ type }) => type === 'danger_declared') === true) return answer;
  const outside = scene.session === null;
  const missed = answer === null || answer.events.some(({ type }) => misunderstood.has(type));
  const help = await sayDanger(runtime, scene, { kind, heard: message, invite: missed && outside });
  if (answer === null) return help;
  const whole = both(help, answer);
  // Somebody in danger is not told that an answer was not understood; the question is still there afterwards.
  return missed ? { ...whole, replies: help.replies } : whole;
}

const misunderstood: ReadonlySet<string> = new Set(['not_understood', 'answer_refused']);

/**
 * The person at the other end of a line hears the words; else the open talk does; one that cannot go on ends, and the
 * words are heard without it.
 */
async function answerPrivately(runtime: Runtime, scene: Scene, input: FlowInput): Promise<Decision> {
  const { session, line } = scene;
  if (line !== null) return answerOnLine(runtime, scene, line, input);
  if (session === null) return answerOutside(runtime, scene, input);
  const end = endOf(runtime, scene, session);
  if (end === null) return continueTalk(runtime, scene, session, input);
  const title = (runtime.flows.byHash(session.hash) ?? runtime.flows.byId(session.flow))?.title;
  const words = runtime.renderer.render(end, title === undefined ? {} : { title });
  const ended = say(null, words, { type: 'session_cancelled' });
  const answer = await answerOutside(runtime, { ...scene, session: null }, input);
  const opened = answer.session !== null;
  return opened ? both(ended, answer) : ended;
}

/** Why a talk cannot go on: kept too long, or its version is withdrawn and none came after it. */
function endOf(
  runtime: Runtime,
  scene: Scene,
  session: Session,
): 'session_expired' | 'session_withdrawn' | null {
  if (isExpired(runtime, scene, session)) return 'session_expired';
  return runtime.flows.goesOnWith(session) === undefined ? 'session_withdrawn' : null;
}

/** Drafts are kept for the county's number of days from their start; unset, they are kept for good. */
function isExpired({ profile }: Runtime, scene: Scene, session: Session): boolean {
  const keepDays = valueOf(profile, 'draft.keepDays');
  return keepDays !== null && scene.today > addDays(dayOf(new Date(session.startedAt)), keepDays);
}
