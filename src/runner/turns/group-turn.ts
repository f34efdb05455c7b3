import type { InboundMessage } from '../../core/index.ts';
import { findDanger, findPrivateData } from '../../understanding/index.ts';
import { plain } from '../talks/answer-outside.ts';
import { sendGroupCode } from '../commands/send-code.ts';
import { sayDanger } from '../talks/danger.ts';
import { say, type Decision } from '../decision.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';

/**
 * In a group we keep nothing of what people say. Private data and danger are answered once, a message to us gets one
 * line that leads to private chat, everything else is left alone: the group is theirs.
 */
export async function decideGroupTurn(
  runtime: Runtime,
  scene: Scene,
  message: InboundMessage,
): Promise<Decision | null> {
  const room = message.room ?? '';
  const { renderer, lexicon } = runtime;
  const danger = findDanger(message.text, lexicon);
  if (danger !== null) return sayDanger(runtime, scene, { kind: danger, heard: message, invite: false });
  // Before private data are looked for: a code is digits, too.
  const command = runtime.commands.find(plain(message.text));
  if (command?.name === 'bind_group') return sendGroupCode(runtime, scene, command, room);
  if (findPrivateData(message.text, lexicon).length > 0) {
    return say(scene.session, renderer.render('group_leak', {}), { type: 'group_leak', room });
  }
  if (!message.mentionsUs) return null;
  return say(scene.session, renderer.render('group_private', { cadre: scene.person !== null }), {
    type: 'command_run',
    command: 'group',
  });
}
