import type { RawData } from 'ws';

/** The text of a WebSocket message, in whichever of its forms ws hands it over. */
export function textOf(data: RawData): string {
  if (Buffer.isBuffer(data)) return data.toString('utf8');
  return (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data)).toString('utf8');
}
