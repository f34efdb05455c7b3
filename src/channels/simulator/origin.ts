import type { IncomingHttpHeaders } from 'node:http';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a WebSocket is opened by a page of this machine or by a program (which sends no origin). A page from
 * elsewhere could otherwise speak as anybody: browsers let any page connect to loopback, and a name that is made to
 * point here passes for the same host, so the host must be loopback too.
 */
export function isFromHere({ origin, host }: IncomingHttpHeaders): boolean {
  return isLoopback(`http://${host ?? ''}`) && (origin === undefined || isLoopback(origin));
}

function isLoopback(url: string): boolean {
  return URL.canParse(url) && loopback.has(new URL(url).hostname);
}
