import { valueOf } from '../../cases/index.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import { hoursAfter } from '../requests/make-request.ts';
import type { Handler } from './handler.ts';

/** A request that was reached for and not answered waits again; whoever asked has not noticed anything. */
export const handleRequestReleased: Handler<'request_released'> = async ({ runtime, turn, event }) => {
  const { store, states } = runtime;
  const request = await store.requests.find(event.request);
  if (request === null) return;
  // Taken by somebody else since: only what this contact holds is put back.
  if (request.taken?.contact === turn.contact) {
    const dueAt = hoursAfter(turn.at, valueOf(runtime.profile, 'request.remindHours'));
    await store.requests.release(request.id, dueAt);
  }
  states.forget(turn.contact);
  await replyToAct(runtime, turn, 'request_released', { number: request.number });
};
