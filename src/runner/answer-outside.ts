import type { FlowInput } from '../flow/index.ts';
import { parseMeta } from '../understanding/index.ts';
import { answerCommand } from './commands/index.ts';
import { say, type Decision } from './decision.ts';
import type { Runtime } from './runtime.ts';
import { hasRole, type Scene } from './scene.ts';
import { openTalk } from './talk.ts';

/** No talk is open: the words start one, are a command, are a digit of the menu, or get the menu. */
export async function answerOutside(runtime: Runtime, scene: Scene, input: FlowInput): Promise<Decision> {
  if (input.kind !== 'words') return notUnderstood(runtime, scene);
  const words = plain(input.text);
  const menu = runtime.commands.menuWords(scene.person === null ? 'villager' : 'cadre', words);
  return answerWords(runtime, scene, menu ?? words);
}

async function answerWords(runtime: Runtime, scene: Scene, words: string): Promise<Decision> {
  const flow = runtime.flows.triggered(words);
  if (flow !== undefined && hasRole(scene, flow.roles)) return openTalk(runtime, scene, flow);
  const command = runtime.commands.find(words);
  if (command !== null && hasRole(scene, command.roles)) return answerCommand(runtime, scene, command.name);
  const meta = parseMeta(words, runtime.lexicon);
  if (meta === 'help' || meta === 'human' || meta === 'resume') return answerCommand(runtime, scene, meta);
  return notUnderstood(runtime, scene);
}

/** Trailing marks and spaces mean nothing. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s。.!！,，~～]+$/u, '')
    .trim();
}

function notUnderstood(runtime: Runtime, scene: Scene): Decision {
  const { renderer } = runtime;
  const reply = renderer.render('not_understood', { cadre: scene.person !== null });
  return say(scene.session, reply, { type: 'not_understood' });
}
