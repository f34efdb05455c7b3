import { say, type Decision } from '../decision.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import type { Command } from './command-book.ts';

/** `绑定 12345678` in private: whether the code is good is judged when the turn is kept. */
export function sendCode(runtime: Runtime, scene: Scene, { name, number }: Command): Decision {
  if (name === 'bind_group') return refuse(runtime, scene, 'in_private', false);
  if (number === undefined) return refuse(runtime, scene, 'no_code', false);
  return say(scene.session, '', { type: 'code_sent', use: 'person', code: String(number) });
}

/** `绑定本群 12345678`, said in the group. */
export function sendGroupCode(runtime: Runtime, scene: Scene, { number }: Command, room: string): Decision {
  if (number === undefined) return refuse(runtime, scene, 'no_code', true);
  return say(scene.session, '', { type: 'code_sent', use: 'group', code: String(number), room });
}

function refuse(runtime: Runtime, scene: Scene, why: 'in_private' | 'no_code', inGroup: boolean): Decision {
  const reply = runtime.renderer.render('code_refused', { why, inGroup });
  return say(scene.session, reply, { type: 'command_run', command: 'code_refused' });
}
