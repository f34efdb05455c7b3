import { say, type Decision } from '../decision.ts';
import { listRequests, mayTake } from '../requests/request-access.ts';
import { requestLines } from '../requests/request-line.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import type { Command } from './command-book.ts';

/** Lines of one short message. */
const mostLines = 8;

/** 来件: who waits for a person's words, with the numbers to answer them by. */
export async function describeRequests(runtime: Runtime, scene: Scene): Promise<string> {
  const waiting = await listRequests(runtime, scene);
  return runtime.renderer.render('requests', {
    items: await requestLines(runtime, waiting, mostLines),
    total: waiting.length,
  });
}

/** `回 3`, `听 3`: whether the speaker may is judged now; who has it, when the turn is kept. */
export async function decideOnRequest(
  runtime: Runtime,
  scene: Scene,
  { name, number, rest }: Command,
): Promise<Decision> {
  const request = number === undefined ? null : await runtime.store.requests.findByNumber(number);
  const refused = (why: 'unknown' | 'done'): Decision => {
    const reply = runtime.renderer.render('request_refused', { why, number: number ?? 0 });
    return say(scene.session, reply, { type: 'command_run', command: 'request_refused' });
  };
  // Whose it is not is not told that it is there.
  if (request === null || !mayTake(scene, request)) return refused('unknown');
  if (name === 'listen') return say(scene.session, '', { type: 'request_heard', request: request.id });
  if (request.state === 'done') return refused('done');
  return say(scene.session, '', {
    type: 'request_taken',
    request: request.id,
    sealKey: request.sealKey,
    ...(rest === undefined ? {} : { words: rest }),
  });
}
