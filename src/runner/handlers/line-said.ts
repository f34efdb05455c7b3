import { passOn } from '../requests/pass-on.ts';
import type { Handler } from './handler.ts';

/** What was said on a line goes to its other end. */
export const handleLineSaid: Handler<'line_said'> = async ({ runtime, scene, turn, event }) => {
  const request = await runtime.store.requests.find(event.request);
  if (request === null) return;
  const { kind, text, media } = turn.inbound;
  const isFile = media !== undefined && (kind === 'image' || kind === 'audio');
  await passOn(runtime, scene, turn, request, {
    to: event.to,
    text: event.words ?? text,
    ...(isFile ? { file: { media, kind } } : {}),
  });
};
