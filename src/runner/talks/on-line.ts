import type { ContactId } from '../../core/index.ts';
import { recapOpen, type FlowInput } from '../../flow/index.ts';
import { parseMeta, type MetaIntent } from '../../understanding/index.ts';
import type { Request } from '../../store/index.ts';
import { plain } from './answer-outside.ts';
import { say, type Decision } from '../decision.ts';
import { contextOf } from './flow-context.ts';
import type { Runtime } from '../runtime.ts';
import { hasRole, type Scene } from '../scene.ts';
import { asker } from '../requests/request-line.ts';

/** Whether the speaker is the person who took the request, and not the one who waits. */
export function isHelper(scene: Scene, line: Request): boolean {
  return line.taken?.contact === scene.contact;
}

/** A line has two ends while it stands. */
function otherEnd(scene: Scene, line: Request): ContactId {
  return isHelper(scene, line) || line.taken === undefined ? line.from : line.taken.contact;
}

/**
 * The speaker is put through to a person, or is that person: words go to the other end and the bot does not answer them.
 * Each end has one word that ends it; the open talk stays as it is meanwhile.
 */
export function answerOnLine(runtime: Runtime, scene: Scene, line: Request, input: FlowInput): Decision {
  if (input.kind === 'unusable') return sayUnusable(runtime, scene, input.why);
  const words = input.kind === 'words' ? plain(input.text) : '';
  const command = runtime.commands.find(words);
  if (isHelper(scene, line)) {
    if (command?.name === 'hand_back') {
      return say(scene.session, '', { type: 'line_closed', request: line.id, by: 'helper' });
    }
    if (line.kind !== 'human' && leaving.has(parseMeta(words, runtime.lexicon))) {
      return say(scene.session, '', { type: 'request_released', request: line.id });
    }
    if (isForBot(runtime, scene, line, words)) {
      const busy = runtime.renderer.render('line_busy', {
        who: asker(line),
        words,
        once: line.kind !== 'human',
      });
      return say(scene.session, busy, { type: 'command_run', command: 'line_busy' });
    }
  } else if (command?.name === 'resume') {
    return leave(runtime, scene, line);
  }
  const heard = input.kind === 'media' ? input.words : undefined;
  return say(scene.session, '', {
    type: 'line_said',
    request: line.id,
    to: otherEnd(scene, line),
    ...(heard === undefined ? {} : { words: heard }),
  });
}

const leaving: ReadonlySet<MetaIntent | null> = new Set(['cancel', 'pause', 'back']);

/**
 * A word of the cadre's own work is no word for a villager; where one message is the whole answer, neither is any other
 * word that the bot knows.
 */
function isForBot(runtime: Runtime, scene: Scene, line: Request, words: string): boolean {
  const meant = runtime.commands.find(words) ?? runtime.flows.triggered(words);
  // Who wants to leave is told by which word; 退出 would only puzzle the other end.
  if (parseMeta(words, runtime.lexicon) === 'cancel') return true;
  if (meant === undefined) return false;
  return line.kind !== 'human' || (meant.roles !== undefined && hasRole(scene, meant.roles));
}

/** The villager ends it: the bot is back at once, with the question that stood open. */
function leave(runtime: Runtime, scene: Scene, line: Request): Decision {
  const { session } = scene;
  const left = say(session, runtime.renderer.render('line_left', {}), {
    type: 'line_closed',
    request: line.id,
    by: 'asker',
  });
  const flow = session === null ? undefined : runtime.flows.goesOnWith(session);
  if (session === null || flow?.hash !== session.hash) return left;
  const { replies, quick } = recapOpen(flow, session, contextOf(runtime, scene));
  return { ...left, replies: [...left.replies, ...replies], quick };
}

function sayUnusable(
  runtime: Runtime,
  scene: Scene,
  why: Extract<FlowInput, { kind: 'unusable' }>['why'],
): Decision {
  const reply = runtime.renderer.render('line_unusable', { why });
  return say(scene.session, reply, { type: 'command_run', command: 'line_unusable' });
}
