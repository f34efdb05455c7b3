import { makeRequest } from '../requests/make-request.ts';
import type { Handler } from './handler.ts';

/**
 * Words that nothing understood, or a voice without words: kept for the person in charge, who sees it among their
 * requests. Nobody is written to for each of them.
 */
export const handleRequestMade: Handler<'request_made'> = async ({ runtime, scene, turn, event }) => {
  const { kind, text, media } = event;
  await makeRequest(runtime, scene, turn, { kind, text, media });
};
