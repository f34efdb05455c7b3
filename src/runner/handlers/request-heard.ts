import { replyToAct } from '../reply-to-act.ts';
import { asker } from '../requests/request-line.ts';
import type { Handler } from './handler.ts';
import { sendFiles } from './request-taken.ts';

/** `听 3`: the recordings and pictures of a request, in private, to somebody who may take it. */
export const handleRequestHeard: Handler<'request_heard'> = async ({ runtime, turn, event }) => {
  const request = await runtime.store.requests.find(event.request);
  if (request === null) return;
  const { number, said } = request;
  await replyToAct(runtime, turn, 'request_files', { number, who: asker(request), files: said.media.length });
  await sendFiles({ runtime, turn }, request);
};
