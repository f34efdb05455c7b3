import { findDanger } from '../understanding/index.ts';
import { answerOutside } from './answer-outside.ts';
import { both, say, type Decision } from './decision.ts';
import { decideGroupTurn } from './group-turn.ts';
import type { Received } from './input.ts';
import type { Runtime } from './runtime.ts';
import type { Scene } from './scene.ts';
import { sayDanger } from './danger.ts';
import { continueTalk } from './talk.ts';

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
  const answer =
    scene.session === null
      ? await answerOutside(runtime, scene, input)
      : await continueTalk(runtime, scene, scene.session, input);
  const danger = findDanger(message.text, runtime.lexicon);
  if (danger === null || answer.events.some(({ type }) => type === 'danger_declared')) return answer;
  // Help first: whatever else the words meant, the numbers to call stand on top of the reply.
  const understood = answer.events.every(({ type }) => type !== 'not_understood');
  const help = await sayDanger(runtime, scene, danger, { invite: !understood });
  return understood ? both(help, answer) : help;
}
