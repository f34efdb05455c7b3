import type { InboundMessage } from '../core/index.ts';
import { findDanger, findPrivateData } from '../understanding/index.ts';
import { say, type Decision } from './decision.ts';
import type { Runtime } from './runtime.ts';
import type { Scene } from './scene.ts';

/**
 * In a group we keep nothing of what people say. Private data and danger are answered once, a message to us gets one
 * line that leads to private chat, everything else is left alone: the group is theirs.
 */
export function decideGroupTurn(runtime: Runtime, scene: Scene, message: InboundMessage): Decision | null {
  const room = message.room ?? '';
  const { renderer, lexicon } = runtime;
  const danger = findDanger(message.text, lexicon);
  if (danger !== null) {
    // Whom we tell has a phone number: that is for private chat.
    return say(scene.session, renderer.render('danger', {}), { type: 'danger_said', kind: danger });
  }
  if (findPrivateData(message.text, lexicon).length > 0) {
    return say(scene.session, renderer.render('group_leak', {}), { type: 'group_leak', room });
  }
  if (!message.mentionsUs) return null;
  return say(scene.session, renderer.render('group_private', { cadre: scene.person !== null }), {
    type: 'command_run',
    command: 'group',
  });
}
