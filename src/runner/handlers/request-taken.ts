import type { Request } from '../../store/index.ts';
import { valueOf } from '../../cases/index.ts';
import { tellContact } from '../telling/notices.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import { hoursAfter } from '../requests/make-request.ts';
import { passOn } from '../requests/pass-on.ts';
import { asker } from '../requests/request-line.ts';
import { sendFiles } from '../requests/send-files.ts';
import { personToCall } from '../telling/texts.ts';
import type { Handler, HandlerInput } from './handler.ts';

type Taken = HandlerInput<'request_taken'>;

/**
 * `回 3`: the first who reaches for a request has it, a second one is told who does. From now on words of both ends are
 * passed on; a request that wants one answer puts only the cadre through.
 */
export const handleRequestTaken: Handler<'request_taken'> = async (input) => {
  const { runtime, scene, turn, event } = input;
  const { store, profile, states } = runtime;
  const asked = await store.requests.find(event.request);
  if (asked === null || scene.person === null) return;
  // Words of somebody who is on a line go there: who stands on one already cannot have a second.
  if (asked.state === 'waiting' && (await isOnLine(input, asked))) return refuse(input, asked, 'busy');
  await store.requests.take(event.request, {
    by: scene.person.id,
    contact: turn.contact,
    turn: turn.id,
    line: asked.kind === 'human' ? [asked.from, turn.contact] : [turn.contact],
    dueAt: hoursAfter(turn.at, valueOf(profile, 'request.lineHours')),
  });
  states.forget(asked.from);
  states.forget(turn.contact);
  const request = await store.requests.find(event.request);
  if (request === null) return;
  if (request.taken?.turn !== turn.id) return refuse(input, request);
  await putThrough(input, request);
};

/** Whether either end of the line to be speaks to somebody already. */
async function isOnLine({ runtime, turn }: Taken, { kind, from }: Request): Promise<boolean> {
  const { requests } = runtime.store;
  if ((await requests.findLine(turn.contact)) !== null) return true;
  return kind === 'human' && (await requests.findLine(from)) !== null;
}

async function putThrough({ runtime, scene, turn, event }: Taken, request: Request): Promise<void> {
  const { said, from, kind, sealKey } = request;
  const talks = kind === 'human';
  if (talks && scene.person !== null) {
    await tellContact(runtime, from, {
      dedupeKey: `line_opened:${turn.id}`,
      kind: 'reply',
      sealKey,
      template: 'line_opened',
      data: { helper: personToCall(runtime, scene.person, scene.today) },
      at: turn.at,
    });
  }
  if (talks || event.words === undefined) {
    await replyToAct(runtime, turn, 'line_taken', {
      kind,
      who: asker(request),
      ...(said.phone === undefined ? {} : { phone: said.phone }),
      ...(said.topic === undefined ? {} : { topic: said.topic }),
      text: said.text,
    });
    await sendFiles(runtime, turn, request);
  }
  if (event.words !== undefined) {
    await passOn(runtime, scene, turn, request, { to: from, text: event.words });
  }
}

async function refuse(
  { runtime, turn }: Taken,
  { number, state, taken }: Request,
  busy?: 'busy',
): Promise<void> {
  const taker = taken === undefined ? null : await runtime.store.people.find(taken.by);
  await replyToAct(runtime, turn, 'request_refused', {
    number,
    why: busy ?? (state === 'done' ? 'done' : 'taken'),
    ...(taker === null ? {} : { taker: taker.name }),
  });
}
