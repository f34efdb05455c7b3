import { replyToAct } from '../telling/reply-to-act.ts';
import { asker } from '../requests/request-line.ts';
import { sendFiles } from '../requests/send-files.ts';
import type { Handler } from './handler.ts';

/** `听 3`: words, recordings and pictures of a request, in private, to somebody who may take it. */
export const handleRequestHeard: Handler<'request_heard'> = async ({ runtime, turn, event }) => {
  const request = await runtime.store.requests.find(event.request);
  if (request === null) return;
  const { number, kind, said, state } = request;
  // What was said is the asker's: it goes when their key goes.
  await replyToAct(runtime, { ...turn, sealKey: request.sealKey }, 'request_files', {
    number,
    kind,
    who: asker(request),
    text: said.text,
    files: said.media.length,
    open: state !== 'done',
  });
  await sendFiles(runtime, turn, request);
};
