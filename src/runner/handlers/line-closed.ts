import { tellContact } from '../telling/notices.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import { recapOf } from '../requests/recap.ts';
import { listRequests } from '../requests/request-access.ts';
import { asker } from '../requests/request-line.ts';
import type { Request } from '../../store/index.ts';
import { personToCall } from '../telling/texts.ts';
import type { Handler, HandlerInput } from './handler.ts';

type Closed = HandlerInput<'line_closed'>;

/** A line is handed back by either end: the request is done, and the bot says to the other end that it is back. */
export const handleLineClosed: Handler<'line_closed'> = async (input) => {
  const { runtime, turn, event } = input;
  const { store, states } = runtime;
  const request = await store.requests.find(event.request);
  if (request?.taken === undefined) {
    // It fell back to the list meanwhile; whoever leaves has been answered already.
    if (event.by === 'helper') await replyToAct(runtime, turn, 'no_line', {});
    return;
  }
  await store.requests.close(request.id);
  states.forget(request.from);
  states.forget(request.taken.contact);
  if (event.by === 'helper') return tellAsker(input, request);
  await tellContact(runtime, request.taken.contact, {
    dedupeKey: `line_left:${turn.id}`,
    kind: 'reply',
    sealKey: request.sealKey,
    template: 'line_left_notice',
    data: { who: asker(request), ...(await recapOf(runtime, request.taken.contact)) },
    at: turn.at,
  });
};

async function tellAsker({ runtime, scene, turn }: Closed, request: Request): Promise<void> {
  const { kind, from, sealKey, said } = request;
  const helper = scene.person === null ? {} : { helper: personToCall(runtime, scene.person, scene.today) };
  const notice = { dedupeKey: `line_closed:${turn.id}`, sealKey, at: turn.at };
  if (kind === 'human') {
    const data = { ...helper, ...(await recapOf(runtime, from)) };
    await tellContact(runtime, from, { ...notice, kind: 'reply', template: 'line_closed', data });
  } else {
    const data = { ...helper, kind, about: said.text };
    await tellContact(runtime, from, { ...notice, kind: 'notice', template: 'request_closed', data });
  }
  await replyToAct(runtime, turn, 'line_done', {
    who: asker(request),
    left: (await listRequests(runtime, scene)).length,
    ...(await recapOf(runtime, turn.contact)),
  });
}
